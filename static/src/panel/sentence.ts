import type { PreviewView, TriggerView } from '../../../src/handlers/pages/api';
import type { Formats } from '../shared/where';
import { t } from '../texts';

/** What reaching the milestone will do, in one sentence, before it happens. `saved`: it is a milestone already, not just typed. */
export function previewSentence(preview: PreviewView, trigger: TriggerView, saved: boolean, formats: Pick<Formats, 'money' | 'date'>): string {
  return t.panel.preview({
    trigger,
    immediate: preview.immediate ? (saved ? 'under_way' : 'saving') : 'no',
    autonomy: preview.autonomy,
    amount: formats.money(preview.amount) + t.words.taxMark(preview.taxMode, preview.taxName),
    client: preview.clientName,
    due: formats.date(preview.dueDate),
    date: formats.date,
  });
}
