import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { DriftView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { inHours } from './in-hours';

const COLOURS: Record<DriftView['level'], ThemeAppearance> = { none: 'success', amber: 'moved', red: 'removed', unknown: 'default' };

/** How alarming a drift is, in words and by its worst measure: never by colour alone. */
export function DriftLozenge({ drift }: { readonly drift: DriftView }) {
  const percent = Math.max(...[drift.items, drift.points, drift.seconds].map((measure) => measure?.percent ?? 0));
  const word = t.scope.level[drift.level];
  return <Lozenge appearance={COLOURS[drift.level]} maxWidth="none">{percent > 0 && drift.level !== 'unknown' ? t.scope.levelPercent(word, percent) : word}</Lozenge>;
}

/** What happened to the work, and what it came to. Nothing, when nothing did. */
export function DriftFacts({ drift }: { readonly drift: DriftView }) {
  const { counts, measure } = t.scope;
  const happened = (['added', 'removed', 'reestimated', 'reworded'] as const).filter((kind) => drift[kind] > 0).map((kind) => counts[kind](drift[kind]));
  if (happened.length === 0) return <>{t.scope.noDrift}</>;
  const { items, points, seconds } = drift;
  const came = [measure.items(items.was, items.is), ...(points ? [measure.points(points.was, points.is)] : []), ...(seconds ? [measure.seconds(inHours(seconds.was), inHours(seconds.is))] : [])];
  return <>{happened.join(', ')} · {came.join(' · ')}</>;
}
