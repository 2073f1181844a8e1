import type { ProblemView } from '../../../src/handlers/pages/api';
import type { ProblemText } from '../texts/say-problem';

/** A problem that the page itself found says so in its own words. */
export interface ShownProblem extends ProblemView {
  readonly said?: ProblemText;
}
