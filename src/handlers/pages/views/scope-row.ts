import { wholeName, wholeOf } from '../../../billing/part';
import type { Drift, Measure } from '../../../billing/scope';
import type { LookedScope } from '../../../operations/look-at-scope';
import type { DriftView, ScopeRow } from '../api';

export function scopeRow({ milestone, scope, drift }: LookedScope): ScopeRow {
  const { baseline } = scope ?? {};
  const sum = (kind: 'points' | 'seconds'): number => (baseline?.items ?? []).reduce((total, item) => total + (item[kind] ?? 0), 0);
  const estimates = { ...(sum('points') > 0 ? { points: Math.round(sum('points') * 100) / 100 } : {}), ...(sum('seconds') > 0 ? { seconds: sum('seconds') } : {}) };
  return {
    milestoneId: wholeOf(milestone),
    name: wholeName(milestone),
    issueKey: milestone.workItem.key,
    billed: milestone.state.kind === 'billed',
    keeping: baseline === undefined,
    ...(scope ? { pricedAt: scope.pricedAt } : {}),
    ...(baseline ? { baseline: { at: baseline.at, items: baseline.items.length + baseline.more, ...estimates, more: baseline.more } } : {}),
    ...(drift ? { drift: driftView(drift) } : {}),
  };
}

function driftView({ level, added, removed, changed, items, points, seconds }: Drift): DriftView {
  return {
    level,
    added: added.length,
    removed: removed.length,
    reestimated: changed.filter(({ estimate }) => estimate).length,
    reworded: changed.filter(({ summary }) => summary).length,
    items,
    ...(isUsed(points) ? { points } : {}),
    ...(isUsed(seconds) ? { seconds } : {}),
  };
}

const isUsed = ({ was, is }: Measure): boolean => was > 0 || is > 0;
