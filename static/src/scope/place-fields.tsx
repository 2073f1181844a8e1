import type { OrderPlaceInput, ProblemView } from '../../../src/handlers/pages/api';
import { ChoiceField } from '../shared/choices';
import { SelectField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { t } from '../texts';

/** How an order is billed, as it is chosen. */
export interface PlaceDraft {
  readonly kind: OrderPlaceInput['kind'];
  readonly workItem: string;
  readonly trigger: 'category' | 'manual' | 'date';
  readonly date: string;
}

export const placeOf = ({ kind, workItem, trigger, date }: PlaceDraft): OrderPlaceInput =>
  kind === 'line' ? { kind } : { kind, workItem: workItem.trim(), trigger: trigger === 'category' ? { kind: trigger, category: 'done' } : trigger === 'date' ? { kind: trigger, date } : { kind: trigger } };

/** The fields' names, by which a problem with them is told. */
export const PLACE_FIELDS = ['workItem', 'trigger'];

interface PlaceProps {
  readonly draft: PlaceDraft;
  readonly problems: readonly ProblemView[];
  readonly onChange: (part: Partial<PlaceDraft>) => void;
}

export function PlaceFields({ draft, problems, onChange }: PlaceProps) {
  const texts = t.scope.order.place;
  const triggers = (['category', 'manual', 'date'] as const).map((value) => ({ value, label: texts.triggers[value] }));
  return (
    <>
      <ChoiceField
        legend={texts.legend} name="place" value={draft.kind} onChange={(kind) => onChange({ kind })}
        choices={[{ value: 'line', label: texts.line, help: texts.lineHelp }, { value: 'milestone', label: texts.milestone, help: texts.milestoneHelp }]}
      />
      {draft.kind === 'line' ? null : (
        <>
          <TextField label={texts.workItem} name="workItem" narrow required value={draft.workItem} help={texts.workItemHelp} problem={problemAt(problems, 'workItem')} onChange={(workItem) => onChange({ workItem })} />
          <SelectField label={texts.trigger} name="trigger" value={draft.trigger} options={triggers} problem={draft.trigger === 'date' ? undefined : problemAt(problems, 'trigger')} onChange={(trigger) => onChange({ trigger })} />
          {draft.trigger === 'date' ? <TextField label={texts.date} name="date" type="date" narrow required value={draft.date} problem={problemAt(problems, 'trigger')} onChange={(date) => onChange({ date })} /> : null}
        </>
      )}
    </>
  );
}
