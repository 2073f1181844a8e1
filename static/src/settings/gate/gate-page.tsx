import Button from '@atlaskit/button/new';
import type { GateSettingsView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { CopyText } from '../../shared/copy-text';
import { PartBoundary } from '../../shared/error-boundary';
import { Result, useMessage } from '../../shared/result';
import { LoadFailed, Loading } from '../../shared/states';
import { useAnswer, type Loader } from '../../shared/use-answer';
import { useFocusOnShow } from '../../shared/use-focus';
import { t } from '../../texts';
import { PolicyForm } from './policy-form';
import { Tokens } from './tokens';

interface GatePageProps {
  readonly contract: { readonly id: string; readonly name: string };
  readonly onBack: () => void;
}

const SKELETON = [{ width: '100%', height: 64 }, { width: '50%', height: 64 }, { width: '100%', height: 120 }];

/** A contract's release gate: what opens it, and how builds ask. */
export function GatePage({ contract, onBack }: GatePageProps) {
  const texts = t.gate.settings;
  const loader = useAnswer(() => call('gate.load', { contractId: contract.id }));
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const { load } = loader;
  return (
    <section className="stack-wide form-page">
      <div className="row-apart">
        <h2 ref={heading} tabIndex={-1} className="break">{texts.title(contract.name)}</h2>
        <Button onClick={onBack}>{texts.back}</Button>
      </div>
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={loader.retry} /> : null}
      {load.state === 'ready' ? <GateSettings view={load.data} loader={loader} /> : null}
    </section>
  );
}

function GateSettings({ view, loader }: { readonly view: GateSettingsView; readonly loader: Loader<GateSettingsView> }) {
  const texts = t.gate.settings;
  const message = useMessage();
  const reload = async (): Promise<void> => {
    await loader.refresh();
  };
  const done = (next: GateSettingsView, text: string): void => {
    loader.set(next);
    message.say(text);
  };
  return (
    <>
      <Result message={message.text} />
      <PartBoundary><PolicyForm view={view} onDone={done} onReload={reload} /></PartBoundary>
      <section className="stack">
        <h3>{texts.urlTitle}</h3>
        <p className="subtle">{texts.urlIntro}</p>
        <CopyText text={view.url} what={texts.url} />
        <p className="subtle small">{texts.limit(view.callsAMinute)}</p>
      </section>
      <PartBoundary><Tokens view={view} onDone={done} onReload={reload} onStart={message.clear} /></PartBoundary>
    </>
  );
}
