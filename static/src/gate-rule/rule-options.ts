import type { LinkDirection, RuleChoices } from '../../../src/handlers/pages/api';
import type { Option } from '../shared/fields';
import { t } from '../texts';
import { linkChoice, targetChoice } from './rule-draft';

/** How work can be linked, in the site's own words; what was chosen before and is gone stays visible as such. */
export function linkOptions({ linkTypes }: RuleChoices, chosen: string): readonly Option<string>[] {
  const directions = (inward: string, outward: string): readonly (readonly [LinkDirection, string])[] => (inward === outward ? [['both', outward]] : [['outward', outward], ['inward', inward], ['both', `${outward} / ${inward}`]]);
  const known = linkTypes.flatMap(({ id, inward, outward }) => directions(inward, outward).map(([direction, label]) => ({ value: linkChoice(id, direction), label })));
  return withChosen(known, chosen, t.rule.link.choose, t.rule.link.gone);
}

export function targetOptions({ contracts }: RuleChoices, chosen: string): readonly Option<string>[] {
  const known = contracts.flatMap(({ id, name, projectKey, milestones }) => milestones.map((milestone) => ({ value: targetChoice(id, milestone.id), label: `${projectKey} · ${name}: ${milestone.name} (${milestone.key})` })));
  return withChosen(known, chosen, t.rule.target.choose, t.rule.target.gone);
}

function withChosen(known: readonly Option<string>[], chosen: string, choose: string, gone: string): readonly Option<string>[] {
  const missing = chosen !== '' && !known.some(({ value }) => value === chosen);
  return [{ value: '', label: choose }, ...known, ...(missing ? [{ value: chosen, label: gone }] : [])];
}

/** What a choice is called. */
export const labelOf = (options: readonly Option<string>[], chosen: string): string => options.find(({ value }) => value === chosen)?.label ?? '';
