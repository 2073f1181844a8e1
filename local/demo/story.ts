import { HARBOUR_CONTRACT } from '../agency/billing';
import { customConnections, organisationIds } from '../agency/xero';
import { people, statusIds } from '../agency/jira';
import type { PanelView } from '../../src/handlers/pages/api';
import type { World } from '../world';
import { askPage, type Place } from './ask-page';
import { askGate, makeToken, takeBack, type GateSaid } from './gate';

/** What came of the story, counted in local Jira's and Xero's own records. */
export interface Outcome {
  readonly milestones_reached: number;
  readonly invoices_in_xero: number;
  /** Invoices in Xero beyond one for each milestone reached. */
  readonly duplicates: number;
  readonly paid: boolean;
  /** What the release gate told a build at the end, at its public address. */
  readonly gate_open: boolean;
}

type Tell = (line: string) => void;
const EPIC = 'HARB-2';
const ADMIN: Place = { page: 'milepost-admin' };
const PROJECT: Place = { page: 'billing-page', project: 'HARB' };
const PANEL: Place = { page: 'milestone-panel', issue: EPIC };

/** A month in the life of one milestone: set up, tagged, reached, billed once whatever repeats, approved, part paid, paid, taken back and paid again; and a build that waits for it. */
export async function tellStory(world: World, tell: Tell): Promise<Outcome> {
  const step = numbered(tell);
  await setUp(world, step);
  await finish(world, step);
  await repeat(world, step);
  const token = await letBuildsAsk(world, step);
  await collect(world, step, token);
  const { status } = await reverse(world, step, token);
  return outcomeOf(world, await panel(world), status === 200);
}

function numbered(tell: Tell): Tell {
  let count = 0;
  return (line) => {
    count += 1;
    tell(`${String(count).padStart(2)}. ${line}`);
  };
}

async function setUp(world: World, tell: Tell): Promise<void> {
  const tested = await askPage(world, people.priya, ADMIN, 'admin.test', customConnections.northlight);
  tell(`Priya, Jira admin, tests the connection: it opens the books of ${tested.organisation.name}.`);
  await askPage(world, people.priya, ADMIN, 'admin.connect', customConnections.northlight);
  tell('She connects the site to Xero.');
  const { contracts } = await askPage(world, people.finn, PROJECT, 'settings.saveContract', HARBOUR_CONTRACT);
  const [contract] = contracts;
  if (!contract) throw new Error('The contract was not saved.');
  tell(`Finn, finance, sets up "${contract.name}" for ${contract.clientName}: ${contract.currency} ${contract.price.amount}, 30 days, drafts only.`);
  await askPage(world, people.mara, PANEL, 'panel.tag', {
    contractId: contract.id,
    rev: contract.rev,
    name: 'Menu and ordering',
    deliverable: 'Customers can browse the menu and order from their table.',
    price: { kind: 'share', percent: '20' },
    trigger: { kind: 'category', category: 'done' },
  });
  await world.settle();
  const { milestone } = await panel(world);
  tell(`Mara, project manager, tags ${EPIC} as a milestone: 20 % of the contract, ${milestone.amount.currency} ${milestone.amount.amount}, when it is Done.`);
}

async function finish(world: World, tell: Tell): Promise<void> {
  const { preview } = await panel(world);
  tell(`The panel says beforehand: done means a draft of ${preview?.amount.currency} ${preview?.amount.amount} + ${preview?.taxName} to ${preview?.clientName}, due ${preview?.dueDate}.`);
  move(world, statusIds.HARB.done);
  await world.settle();
  const { milestone } = await panel(world);
  tell(`The epic is moved to Done. Invoice ${milestone.bill?.number} is ${milestone.bill?.status} in Xero, due ${milestone.bill?.dueDate}.`);
}

async function repeat(world: World, tell: Tell): Promise<void> {
  for (let time = 0; time < 2; time += 1) touch(world);
  await world.settle();
  tell(`The same news arrives twice more: Xero holds ${invoices(world).length} invoice.`);
  move(world, statusIds.HARB.inProgress);
  await world.settle();
  const { milestone } = await panel(world);
  tell(`The epic is reopened: the milestone is marked reopened${milestone.reopened ? '' : ' (it was not!)'}, and the invoice stands.`);
  move(world, statusIds.HARB.done);
  await world.settle();
  tell(`Done again: Xero still holds ${invoices(world).length} invoice.`);
}

async function letBuildsAsk(world: World, tell: Tell): Promise<string> {
  const { contract, milestone } = await panel(world);
  const token = await makeToken(world, { contractId: contract.id, rev: contract.rev, milestoneId: milestone.id });
  const { status, message } = await askGate(world, token);
  tell(`Finn gives the build that releases it a token. It asks the release gate: ${status}. ${message}`);
  return token;
}

async function collect(world: World, tell: Tell, token: string): Promise<void> {
  const { model } = world.xero;
  const number = (await panel(world)).milestone.bill?.number ?? '';
  model.updateInvoice(organisationIds.northlight, number, { status: 'AUTHORISED' });
  await refresh(world);
  tell(`Finance approves ${number} in Xero: Jira shows it ${(await panel(world)).milestone.bill?.status}.`);
  model.pay(organisationIds.northlight, number, { amount: '5000.01' });
  await refresh(world);
  const part = (await panel(world)).milestone.bill;
  const closed = await askGate(world, token);
  tell(`Harbour Foods pays ${part?.paid?.currency} ${part?.paid?.amount}: ${part?.status.replace('_', ' ')}, ${part?.due?.amount} still due. The build asks again: ${closed.status}. ${closed.message}`);
  model.pay(organisationIds.northlight, number);
  await refresh(world);
  const { milestone, contract } = await panel(world);
  tell(`The rest arrives: ${milestone.bill?.status}. Billed ${contract.billed.amount}, received ${contract.paid.amount} with tax, ${contract.toBill.amount} left to bill.`);
}

/** The money is in, taken back, and in again: each time the build gets to hear it. */
async function reverse(world: World, tell: Tell, token: string): Promise<GateSaid> {
  const number = (await panel(world)).milestone.bill?.number ?? '';
  const open = await askGate(world, token);
  tell(`The build asks once more: ${open.status}. ${open.message}`);
  takeBack(world, number);
  await refresh(world);
  const closed = await askGate(world, token);
  tell(`The bank takes the last payment back. The build is told: ${closed.status}. ${closed.message}`);
  world.xero.model.pay(organisationIds.northlight, number);
  await refresh(world);
  const last = await askGate(world, token);
  tell(`Harbour Foods pays again: ${last.status}. ${last.message}`);
  if (open.status !== 200 || closed.status !== 402) throw new Error(`The release gate said ${open.status} when it was paid, and ${closed.status} when the payment was taken back.`);
  return last;
}

async function panel(world: World): Promise<Extract<PanelView, { state: 'tagged' }>> {
  const view = await askPage(world, people.mara, PANEL, 'panel.load', {});
  if (view.state !== 'tagged') throw new Error(`${EPIC} is not a milestone: ${view.state}.`);
  return view;
}

/** Xero's changes carry a stamp to the second; a person is never quicker than that. */
async function refresh(world: World): Promise<void> {
  await world.advance(60_000);
  await askPage(world, people.finn, PROJECT, 'project.refresh', {});
  await world.settle();
}

function move(world: World, statusId: string): void {
  world.jira.transitionIssue(people.mara, world.jira.issue(people.mara, EPIC).id, statusId);
}

/** An edit that says nothing new: Forge delivers the issue's event once more. */
function touch(world: World): void {
  const issue = world.jira.issue(people.mara, EPIC);
  world.jira.editIssue(people.mara, issue.id, { labels: [...issue.labels, `seen-${issue.labels.length}`] });
}

const invoices = (world: World) => world.xero.model.invoices(organisationIds.northlight);

function outcomeOf(world: World, { milestone }: Extract<PanelView, { state: 'tagged' }>, gateOpen: boolean): Outcome {
  const inXero = invoices(world);
  const reached = milestone.state === 'billed' ? 1 : 0;
  const owed = inXero.reduce((total, invoice) => total + Number(world.xero.model.balance(invoice).due.toString()), 0);
  return { milestones_reached: reached, invoices_in_xero: inXero.length, duplicates: inXero.length - reached, paid: milestone.bill?.status === 'paid' && owed === 0, gate_open: gateOpen };
}

