import { useState } from 'react';
import type { AdminView } from '../../../src/handlers/pages/api';
import { ChoiceField } from '../shared/choices';
import type { Message } from '../shared/result';
import { useFocusOnShow } from '../shared/use-focus';
import { t } from '../texts';
import { CustomForm } from './custom-form';
import { CustomSteps, OwnAppSteps } from './how-to';
import { OwnAppForm, type Asked } from './own-app-form';

export type Way = NonNullable<AdminView['via']>;
const WAYS: readonly Way[] = ['custom', 'oauth'];

interface ConnectWaysProps {
  readonly redirectUri: string;
  readonly initial: Way;
  readonly message: Message;
  readonly onConnected: (view: AdminView) => void;
  readonly onAsked: (asked: Asked) => void;
  /** There is a connection already: focus comes here, and the old one may be kept after all. */
  readonly onCancel?: () => void;
}

/** The two ways to connect: what each costs and needs, then how it is done, then the form. */
export function ConnectWays({ redirectUri, initial, message, onConnected, onAsked, onCancel }: ConnectWaysProps) {
  const texts = t.admin.ways;
  const [way, setWay] = useState(initial);
  const heading = useFocusOnShow<HTMLHeadingElement>(onCancel !== undefined);
  return (
    <div className="stack">
      <div className="card">
        <ChoiceField
          legend={texts.legend} section name="way" value={way} onChange={(chosen) => { message.clear(); setWay(chosen); }}
          choices={WAYS.map((each) => ({ value: each, label: texts[each].label, help: texts[each].help }))}
        />
      </div>
      <section className="card stack">
        <h3 ref={heading} tabIndex={-1}>{t.admin.form.title[way]}</h3>
        {onCancel ? <p className="subtle">{texts.again}</p> : null}
        {way === 'custom' ? <CustomSteps /> : <OwnAppSteps redirectUri={redirectUri} />}
        {way === 'custom'
          ? <CustomForm message={message} onConnected={onConnected} onCancel={onCancel} />
          : <OwnAppForm message={message} onAsked={onAsked} onCancel={onCancel} />}
      </section>
    </div>
  );
}
