import { peopleIn } from '../../local/xero';
import type { InvoiceDetail, InvoiceView, PageCall, PageCalls } from '../../src/handlers/pages/api';
import { lookNow, move, must, organisationIds, projectView, ready } from './acts';
import { MINUTE_MS } from './time';
import { testWorld, type Otherwise, type TestWorld } from './world';
import { told } from './words';

export const NORTHLIGHT = organisationIds.northlight;
export const NUMBER = 'HARB-C1-001';
export const HARB = { project: 'HARB' } as const;

export type Start = 'draft' | 'submitted' | 'approved';

/** HARB-2 is billed: AUD 13,200 with GST, as it stands in Xero, and mirrored. */
export async function billed(start: Start, otherwise: Otherwise = {}): Promise<TestWorld> {
  const world = await testWorld(otherwise);
  await ready(world);
  await move(world, 'HARB-2', 'done');
  if (start === 'submitted') inXero(world).submit(NUMBER);
  if (start === 'approved') inXero(world).approve(NUMBER);
  await refresh(world);
  return world;
}

export const inXero = (world: TestWorld) => peopleIn(world.xero, NORTHLIGHT);
export const invoice = (world: TestWorld) => world.xero.model.invoice(NORTHLIGHT, NUMBER)!;
export const notes = (world: TestWorld) => world.xero.model.credits.creditNotes(NORTHLIGHT);
export const emails = (world: TestWorld) => world.xero.model.state.emails;
export const row = async (world: TestWorld): Promise<InvoiceView> => (await projectView(world)).invoices.rows.find(({ number }) => number === NUMBER)!;
export const detail = async (world: TestWorld): Promise<InvoiceDetail> => must(world, 'finn', HARB, 'invoice.load', { invoiceId: (await row(world)).invoiceId });
export const history = async (world: TestWorld): Promise<readonly string[]> => (await detail(world)).activity.map(told);

export async function refresh(world: TestWorld): Promise<void> {
  await world.advance(MINUTE_MS);
  await lookNow(world);
  await world.settle();
}

/** Retries, the hour's sweep, and time for all of it. */
export const recover = async (world: TestWorld): Promise<void> => world.advance(3 * 60 * MINUTE_MS);

export type ActCall = 'invoice.approve' | 'invoice.email' | 'invoice.void' | 'invoice.credit' | 'invoice.drop' | 'invoice.retry';
type Extra<Call extends PageCall> = Omit<PageCalls[Call][0], 'invoiceId' | 'rev'>;

/** Finn asks for it as he sees the invoice now. */
export async function ask<Call extends ActCall>(world: TestWorld, name: Call, extra: Extra<Call>, settle = true): Promise<InvoiceView> {
  const { invoiceId, rev } = await row(world);
  const view = await must(world, 'finn', HARB, name, { invoiceId, rev, ...extra });
  if (settle) await world.settle();
  return view;
}
