import type { Clock } from '../../common/clock';
import type { Issue } from './records';

interface Version {
  readonly at: number;
  /** Undefined once deleted. */
  readonly issue: Issue | undefined;
}

/**
 * What searches see. Jira's search index trails behind its records; an app that searches right after a change must cope
 * with answers from before it.
 */
export class IssueIndex {
  private readonly versions = new Map<string, readonly Version[]>();

  constructor(
    private readonly clock: Clock,
    private readonly lagMs: () => number,
  ) {}

  record(id: string, issue: Issue | undefined): void {
    const at = this.clock.now();
    const earlier = this.versions.get(id) ?? [];
    this.versions.set(id, [...this.stillNeeded(earlier), { at, issue }]);
  }

  /** Every issue as the index knows it now. Those in `fresh` are seen as they are: Jira's `reconcileIssues`. */
  issues(fresh: ReadonlySet<string> = new Set()): readonly Issue[] {
    const cutoff = this.clock.now() - this.lagMs();
    return [...this.versions].flatMap(([id, versions]) => {
      const seen = versions.findLast(({ at }) => at <= cutoff || fresh.has(id));
      return seen?.issue === undefined ? [] : [seen.issue];
    });
  }

  /** Takes everything recorded so far as long known. */
  settle(): void {
    for (const [id, versions] of this.versions) this.versions.set(id, versions.slice(-1).map(({ issue }) => ({ at: Number.NEGATIVE_INFINITY, issue })));
  }

  clear(): void {
    this.versions.clear();
  }

  private stillNeeded(versions: readonly Version[]): readonly Version[] {
    const cutoff = this.clock.now() - this.lagMs();
    const visible = versions.findLastIndex(({ at }) => at <= cutoff);
    return versions.slice(Math.max(visible, 0));
  }
}
