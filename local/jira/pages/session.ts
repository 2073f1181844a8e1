/** Who looks and how: two cookies of the local site. There is no password: anyone at this machine may be anyone. */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import type { ColorMode } from '../../forge/bridge';
import type { User } from '../index';

const USER = 'site_user';
const LOOK = 'site_look';
const YEAR = 365 * 24 * 3600;

/** The people of the site who can be chosen: the app's own account is none. */
export function people(users: readonly User[]): readonly User[] {
  return users.filter(({ accountType, active }) => accountType === 'atlassian' && active);
}

/** The person of the session; the first of the site until another was chosen. Throws when the site has no people. */
export function personOf(cookies: string, users: readonly User[]): User {
  const chosen = parse(cookies)[USER];
  const candidates = people(users);
  const user = candidates.find(({ accountId }) => accountId === chosen) ?? candidates[0];
  if (!user) throw new Error('The site has no people: nothing was set up.');
  return user;
}

export function lookOf(cookies: string): ColorMode {
  return parse(cookies)[LOOK] === 'dark' ? 'dark' : 'light';
}

export function signIn(context: Context, accountId: string): void {
  remember(context, USER, accountId);
}

export function setLook(context: Context, look: ColorMode): void {
  remember(context, LOOK, look);
}

function remember(context: Context, name: string, value: string): void {
  setCookie(context, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: YEAR });
}
