import type { DriftedItem, ScopeItemView } from '../../../src/handlers/pages/api';
import { IssueLink } from '../shared/links';
import type { People } from '../shared/use-people';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { inHours } from './in-hours';

/** One item of work: its key and name, what it is estimated at, and which change order it is in. */
export function ItemLine({ item }: { readonly item: ScopeItemView }) {
  const estimate = estimateOf(item);
  return (
    <span className="break">
      {item.key === undefined ? <span className="subtle">{t.scope.hiddenItem}</span> : <><IssueLink issueKey={item.key} /> {item.summary}</>}
      {estimate === undefined ? null : <span className="subtle"> · <span className="number">{estimate}</span></span>}
    </span>
  );
}

export function estimateOf({ points, seconds }: ScopeItemView): string | undefined {
  const parts = [...(points === undefined ? [] : [t.scope.points(points)]), ...(seconds === undefined ? [] : [t.scope.hours(inHours(seconds))])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Who did it and when, as far as that is known. */
export function Whose({ item: { at, by }, people }: { readonly item: DriftedItem; readonly people: People }) {
  const { instant } = useFormats();
  if (at === undefined) return null;
  return <span className="subtle small"> · {by === undefined ? instant(at) : t.scope.who(people.nameOf(by), instant(at))}</span>;
}
