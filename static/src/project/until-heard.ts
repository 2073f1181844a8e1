import type { Answer, ProblemView, ProjectView } from '../../../src/handlers/pages/api';
import { LOOK_AFTER_MS } from '../shared/look-times';

/** How it went: Xero has answered, it has not within half a minute, or it turned us away meanwhile. */
export type Heard = { readonly kind: 'answered' } | { readonly kind: 'late' } | { readonly kind: 'refused'; readonly problems: readonly ProblemView[] };

/** After Xero was asked at this instant: looks at the page's data again until the answer is in it. */
export async function untilHeard(look: () => Promise<Answer<ProjectView>>, askedAt: string): Promise<Heard> {
  let waited = 0;
  for (const at of LOOK_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, at - waited));
    waited = at;
    const seen = await look();
    if (seen.ok && seen.data.connection.state === 'broken') return { kind: 'refused', problems: [seen.data.connection.problem] };
    if (seen.ok && seen.data.heardAt !== undefined && seen.data.heardAt >= askedAt) return { kind: 'answered' };
  }
  return { kind: 'late' };
}
