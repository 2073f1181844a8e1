import type { ProblemView } from '../../../src/handlers/pages/api';
import { formatsFor } from '../shared/formats';
import { activity } from './en/activity';
import { phrases } from './en/phrases';
import { problems } from './en/problems';
import { sayActivity, type EventView } from './say-activity';
import { sayProblem, type ProblemText } from './say-problem';

/** Plain English where no page says it: for the answers of web triggers, the demo and tests. Instants are said in UTC. */
const speech = { phrases, formats: formatsFor('en-AU', 'UTC') };

export const problemInEnglish = (problem: Pick<ProblemView, 'code' | 'params'>): ProblemText => sayProblem(problem, problems, speech);

export const eventInEnglish = (event: EventView): string => sayActivity(event, activity, speech, (problem) => problemInEnglish(problem).message);
