import Button from '@atlaskit/button/new';
import { call } from '../../shared/call';
import { PartBoundary } from '../../shared/error-boundary';
import { Result, useMessage } from '../../shared/result';
import { LoadFailed, Loading } from '../../shared/states';
import { useAnswer } from '../../shared/use-answer';
import { useFocusOnShow } from '../../shared/use-focus';
import { t } from '../../texts';
import { HoldbacksForm } from './holdbacks-form';

interface HoldbacksPageProps {
  readonly contract: { readonly id: string; readonly name: string };
  readonly onBack: () => void;
}

const SKELETON = [{ width: '100%', height: 64 }, { width: '50%', height: 64 }, { width: '100%', height: 64 }];

/** What is billed before a contract's milestones, and what is kept back of them. */
export function HoldbacksPage({ contract, onBack }: HoldbacksPageProps) {
  const texts = t.settings.holdbacks;
  const loader = useAnswer(() => call('beside.load', { contractId: contract.id }));
  const heading = useFocusOnShow<HTMLHeadingElement>();
  const message = useMessage();
  const { load } = loader;
  const reload = async (): Promise<void> => {
    await loader.refresh();
  };
  return (
    <section className="stack-wide form-page">
      <div className="row-apart">
        <h2 ref={heading} tabIndex={-1} className="break">{texts.title(contract.name)}</h2>
        <Button onClick={onBack}>{texts.back}</Button>
      </div>
      <Result message={message.text} />
      {load.state === 'loading' ? <Loading blocks={SKELETON} /> : null}
      {load.state === 'failed' ? <LoadFailed problems={load.problems} onRetry={loader.retry} /> : null}
      {load.state === 'ready' ? <PartBoundary><HoldbacksForm view={load.data} onSaved={(view) => { loader.set(view); message.say(texts.saved); }} onReload={reload} /></PartBoundary> : null}
    </section>
  );
}
