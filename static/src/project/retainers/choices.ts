import type { Autonomy } from '../../../../src/billing/contract';
import type { BilledIn, Every, Proration, WeekendRule } from '../../../../src/billing/retainer';
import type { Option } from '../../shared/fields';
import { t } from '../../texts';

/** What can be chosen, in the order in which it is offered and in the language that is spoken by then. */
const offered = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>): readonly Option<Value>[] => values.map((value) => ({ value, label: labels[value] }));

export const everyChoices = () => offered<Every>(['week', 'month', 'quarter', 'year'], t.retainers.form.everyChoice);
export const billedInChoices = () => offered<BilledIn>(['advance', 'arrears'], t.retainers.form.billedInChoice);
export const weekendChoices = () => offered<WeekendRule>(['same_day', 'next_working_day', 'previous_working_day'], t.retainers.form.weekendChoice);
export const prorationChoices = () => offered<Proration>(['days', 'none'], t.retainers.form.prorationChoice);
export const autonomyChoices = (): readonly Option<Autonomy | ''>[] => [{ value: '', label: t.retainers.form.asContract }, ...offered<Autonomy>(['prepare', 'draft', 'submit', 'approve', 'email'], t.words.autonomy)];
