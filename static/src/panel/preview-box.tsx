import type { MoneyView, PreviewView, TriggerView } from '../../../src/handlers/pages/api';
import { Notice } from '../shared/notice';
import { ProblemList } from '../shared/problems';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { previewSentence } from './sentence';

/** The sentence of what will happen, and what stands in its way. `saved`: it is a milestone already, not just typed. */
export function PreviewBox({ preview, trigger, saved }: { readonly preview: PreviewView; readonly trigger: TriggerView; readonly saved: boolean }) {
  const formats = useFormats();
  const hint = preview.vague && !saved ? <p className="subtle">{t.panel.previewVague}</p> : null;
  if (preview.blockers.length > 0) return <><ProblemList problems={preview.blockers} title={t.panel.blocked} />{hint}</>;
  const money = (amount: MoneyView | undefined): string => (amount ? formats.money(amount) : '');
  const after = t.panel.previewAfter[preview.autonomy];
  return (
    <Notice kind={preview.autonomy === 'email' ? 'warning' : 'info'}>
      <p>{previewSentence(preview, trigger, saved, formats)}</p>
      {preview.less ? <p className="subtle">{t.panel.previewLess(money(preview.less.gross), money(preview.less.drawn), money(preview.less.withheld))}</p> : null}
      {after === '' ? null : <p className="subtle">{after}</p>}
      {hint}
    </Notice>
  );
}
