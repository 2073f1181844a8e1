import { HARBOUR_CONTRACT } from '../../local/agency/billing';
import { clientIds, customConnections, organisationIds } from '../../local/agency/xero';
import { people, projectIds, statusIds } from '../../local/agency/jira';
import type { Json, Surface } from '../../local/common/ports';
import { onPageOf, surfaceFor } from '../../local/demo/ask-page';
import type { Answer, ContractInput, ContractView, MilestoneInput, PageCall, PageCalls, PanelView, ProjectView, SettingsView } from '../../src/handlers/pages/api';
import { said } from './words';
import type { TestWorld } from './world';

export { clientIds, customConnections, organisationIds, people, projectIds, statusIds };

type Person = keyof typeof people;
type Place = { readonly issue: string } | { readonly project: string } | 'admin' | 'finance';

/** Calls a resolver as a page would, from where the person stands. */
export async function call<Call extends PageCall>(world: TestWorld, who: Person, place: Place, name: Call, payload: PageCalls[Call][0]): Promise<Answer<PageCalls[Call][1]>> {
  const answer = await world.forge.invokeResolver(surfaceOf(world, people[who], place, name), name, payload as Json);
  return answer as unknown as Answer<PageCalls[Call][1]>;
}

/** The data of a call that must succeed. */
export async function must<Call extends PageCall>(world: TestWorld, who: Person, place: Place, name: Call, payload: PageCalls[Call][0]): Promise<PageCalls[Call][1]> {
  const answer = await call(world, who, place, name, payload);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.problems.map((problem) => `${problem.code} ${said(problem)}`).join('; ')}`);
  return answer.data;
}

/** The codes of a call that must be refused. */
export async function refusedCodes<Call extends PageCall>(world: TestWorld, who: Person, place: Place, name: Call, payload: PageCalls[Call][0]): Promise<readonly string[]> {
  const answer = await call(world, who, place, name, payload);
  if (answer.ok) throw new Error(`${name} was not refused.`);
  return answer.problems.map(({ code }) => code);
}

/** The surface of a page, wherever it is: whether this person may stand there is what the app has to find out. */
export function surfaceOf(world: TestWorld, accountId: string, place: Place, name: PageCall = 'project.load'): Surface {
  if (place === 'finance') return surfaceFor(world, accountId, { page: 'milepost-finance' });
  if (place === 'admin') return surfaceFor(world, accountId, { page: 'milepost-admin' });
  return surfaceFor(world, accountId, 'issue' in place ? { page: 'milestone-panel', ...place } : onPageOf(name, { page: 'billing-page', ...place }), people.priya);
}

/** Priya connects the agency's organisation. */
export const connect = async (world: TestWorld, which: keyof typeof customConnections = 'northlight') => must(world, 'priya', 'admin', 'admin.connect', customConnections[which]);

export { HARBOUR_CONTRACT as CONTRACT };

/** Mara sets up a contract in HARB and gets it back as the project page shows it. */
export async function contract(world: TestWorld, change: Partial<ContractInput> = {}, project = 'HARB'): Promise<ContractView> {
  const settings: SettingsView = await must(world, 'finn', { project }, 'settings.saveContract', { ...HARBOUR_CONTRACT, ...change });
  await world.settle();
  const id = settings.contracts[settings.contracts.length - 1]?.id;
  const found = (await projectView(world, project)).contracts.find((entry) => entry.id === id);
  if (!found) throw new Error('The contract that was saved is not on the project page.');
  return found;
}

export const projectView = async (world: TestWorld, project = 'HARB', who: Person = 'finn'): Promise<ProjectView> => must(world, who, { project }, 'project.load', {});

export function milestone(from: { readonly id: string; readonly rev: number }, change: Partial<MilestoneInput> = {}): MilestoneInput {
  return {
    contractId: from.id,
    rev: from.rev,
    name: 'Menu and ordering',
    deliverable: 'Customers can browse the menu and order.',
    price: { kind: 'amount', amount: '12,000' },
    trigger: { kind: 'category', category: 'done' },
    ...change,
  };
}

/** Mara tags an epic; everything that follows from it has happened when this resolves. */
export async function tag(world: TestWorld, issue: string, from: { readonly id: string; readonly rev: number }, change: Partial<MilestoneInput> = {}): Promise<PanelView> {
  const view = await must(world, 'mara', { issue }, 'panel.tag', milestone(from, change));
  await world.settle();
  return view;
}

export const panel = async (world: TestWorld, issue: string, who: Person = 'mara'): Promise<PanelView> => must(world, who, { issue }, 'panel.load', {});

/** The tagged view of an epic's panel; fails for any other. */
export async function tagged(world: TestWorld, issue: string, who: Person = 'mara'): Promise<Extract<PanelView, { state: 'tagged' }>> {
  const view = await panel(world, issue, who);
  if (view.state !== 'tagged') throw new Error(`${issue} is ${view.state}.`);
  return view;
}

/** Mara moves an issue of HARB; the app has done all it does when this resolves, unless `settle` is false. */
export async function move(world: TestWorld, issue: string, status: keyof (typeof statusIds)['HARB'], settle = true): Promise<void> {
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, issue).id, statusIds.HARB[status]);
  if (settle) await world.settle();
}

/** Finn has Xero asked what changed, and waits until it has answered. */
export async function lookNow(world: TestWorld, project = 'HARB'): Promise<void> {
  await must(world, 'finn', { project }, 'project.refresh', {});
  await world.settle();
}

/** What the agency's books hold. */
export const books = (world: TestWorld) => world.xero.model.invoices(organisationIds.northlight);

/** A world with the ledger connected, a contract of AUD 60,000 and HARB-2 tagged for AUD 12,000 when done. */
export async function ready(world: TestWorld): Promise<{ contract: ContractView }> {
  await connect(world);
  const made = await contract(world);
  await tag(world, 'HARB-2', made);
  return { contract: made };
}
