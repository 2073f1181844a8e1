import { expect } from '@jest/globals';
import type { XeroSettings } from '../../local/xero';
import type { InvoiceView } from '../../src/handlers/pages/api';
import { books, lookNow, move, must, organisationIds, projectView, ready, tagged } from '../app/acts';
import { MINUTE_MS } from '../app/time';
import { testWorld, type TestWorld } from '../app/world';

export const NORTHLIGHT = organisationIds.northlight;
export const NUMBER = 'HARB-C1-001';

/** A world in which HARB-2 is a milestone of AUD 12,000 plus GST. */
export async function readyWorld(settings: Partial<XeroSettings> = {}): Promise<TestWorld> {
  const world = await testWorld({ xero: settings });
  await ready(world);
  return world;
}

/** Somebody asks Xero what changed. */
export async function refresh(world: TestWorld): Promise<void> {
  world.clock.advance(MINUTE_MS);
  await lookNow(world);
  await world.settle();
}

export const bill = async (world: TestWorld, issue = 'HARB-2') => (await tagged(world, issue)).milestone.bill;
export const calls = (world: TestWorld, route: string): number => world.xero.meter.read()[route] ?? 0;

/** The only invoice there is, as the project page shows it. */
export async function onlyRow(world: TestWorld): Promise<InvoiceView> {
  const { rows } = (await projectView(world)).invoices;
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

/** Finance has the held invoice tried again. */
export async function retry(world: TestWorld): Promise<void> {
  const { invoiceId, rev } = await onlyRow(world);
  await must(world, 'finn', { project: 'HARB' }, 'invoice.retry', { invoiceId, rev });
  await world.settle();
}

/** Nothing is in Xero, and a person is told why with this code. */
export async function expectHeld(world: TestWorld, code: string): Promise<InvoiceView> {
  expect(books(world)).toHaveLength(0);
  const row = await onlyRow(world);
  expect(row).toMatchObject({ status: 'needs_attention', canRetry: true, problem: { code } });
  expect((await projectView(world)).attention.map(({ invoice }) => invoice?.number)).toEqual([row.number]);
  return row;
}

/** One invoice in Xero, and Milepost knows it. */
export async function expectOneDraft(world: TestWorld): Promise<void> {
  expect(books(world).map(({ number, status }) => [number, status])).toEqual([[NUMBER, 'DRAFT']]);
  expect(await bill(world)).toMatchObject({ number: NUMBER, status: 'draft', total: { amount: '13200.00' } });
}

/** HARB-2 is billed, approved in Xero, and mirrored. */
export async function approved(settings: Partial<XeroSettings> = {}): Promise<TestWorld> {
  const world = await readyWorld(settings);
  await move(world, 'HARB-2', 'done');
  world.xero.model.updateInvoice(NORTHLIGHT, NUMBER, { status: 'AUTHORISED' });
  await refresh(world);
  return world;
}
