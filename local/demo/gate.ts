import { organisationIds } from '../agency/xero';
import { people } from '../agency/jira';
import { peopleIn } from '../xero';
import type { World } from '../world';
import { askPage, type Place } from './ask-page';

const PROJECT: Place = { page: 'billing-page', project: 'HARB' };

/** What the release gate tells a build. */
export interface GateSaid {
  readonly status: number;
  readonly message: string;
}

/** A token for a build that releases one milestone, as finance makes it in the settings. */
export async function makeToken(world: World, seen: { readonly contractId: string; readonly rev: number; readonly milestoneId: string }): Promise<string> {
  const { text } = await askPage(world, people.finn, PROJECT, 'gate.createToken', { ...seen, name: 'Deploy to production', amounts: false });
  return text;
}

/** Asks as a build does: at the public address, with the token and nothing else. */
export async function askGate(world: World, token: string): Promise<GateSaid> {
  const answer = await world.forge.webTriggers(new Request(world.forge.webTriggerUrl('release-gate'), { headers: { authorization: `Bearer ${token}` } }));
  const { message } = (await answer.json()) as { readonly message: string };
  return { status: answer.status, message };
}

/** The bank takes the last payment of an invoice back. */
export function takeBack(world: World, number: string): void {
  peopleIn(world.xero, organisationIds.northlight).unpay(number);
}
