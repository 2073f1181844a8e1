/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx';
import { raw } from 'hono/html';
import type { Organisation } from '../../state';
import { addresses } from '../addresses';

interface PageProps {
  readonly title: string;
  /** The address of the page in the menus. */
  readonly here: string;
  readonly organisation?: Organisation;
  /** Why the last thing asked for was not done. */
  readonly refused?: readonly string[];
  readonly children: Child;
}

/** Every page says what it is: a stand-in, so that nobody takes it for their books. */
export const Page: FC<PageProps> = ({ title, here, organisation, refused, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - Local Xero`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <header>
          <a class="name" href={addresses.home}>
            Local Xero
          </a>
          <nav aria-label="Local Xero">
            <ul>
              <MenuItem to={addresses.home} here={here}>Organisations</MenuItem>
              <MenuItem to={addresses.outbox} here={here}>Outbox</MenuItem>
              <MenuItem to={addresses.developer} here={here}>Developer</MenuItem>
              <MenuItem to={addresses.faults} here={here}>Faults and switches</MenuItem>
            </ul>
          </nav>
        </header>
        <aside class="stand-in" aria-label="What this is">
          Local Xero - a stand-in, not Xero. Nothing here is real, and nothing leaves this machine.
        </aside>
        {organisation ? <BooksMenu organisation={organisation} here={here} /> : null}
        <main id="content">
          <h1>{title}</h1>
          {refused && refused.length > 0 ? <Refused messages={refused} /> : null}
          {children}
        </main>
      </body>
    </html>
  </>
);

const BooksMenu: FC<{ organisation: Organisation; here: string }> = ({ organisation, here }) => (
  <section class="books" aria-label="Organisation">
    <strong>
      {organisation.name}
      {organisation.demo ? ' (demo company)' : ''}
    </strong>
    <nav aria-label={organisation.name}>
      <ul>
        <MenuItem to={addresses.invoices(organisation)} here={here}>Invoices</MenuItem>
        <MenuItem to={addresses.credits(organisation)} here={here}>Credits</MenuItem>
        <MenuItem to={addresses.contacts(organisation)} here={here}>Contacts</MenuItem>
        <MenuItem to={addresses.accounts(organisation)} here={here}>Accounts and tax</MenuItem>
        <MenuItem to={addresses.connectedApps(organisation)} here={here}>Connected apps</MenuItem>
        <MenuItem to={addresses.settings(organisation)} here={here}>Settings</MenuItem>
      </ul>
    </nav>
  </section>
);

const MenuItem: FC<{ to: string; here: string; children: Child }> = ({ to, here, children }) => (
  <li>
    <a href={to} aria-current={to === here ? 'page' : undefined}>
      {children}
    </a>
  </li>
);

const Refused: FC<{ messages: readonly string[] }> = ({ messages }) => (
  <div class="refused" role="alert">
    <strong>That was not done.</strong>
    <ul>
      {messages.map((message) => (
        <li>{message}</li>
      ))}
    </ul>
  </div>
);

/** A button that does one thing by itself. */
export const Act: FC<{ to: string; kind?: 'quiet' | 'danger'; label?: string; children: Child }> = ({ to, kind, label, children }) => (
  <form method="post" action={to}>
    <button type="submit" class={kind} aria-label={label}>
      {children}
    </button>
  </form>
);

export const Status: FC<{ of: string }> = ({ of }) => <span class={`status ${of}`}>{STATUS_WORDS[of] ?? of}</span>;

const STATUS_WORDS: Readonly<Record<string, string>> = {
  DRAFT: 'Draft',
  SUBMITTED: 'Awaiting approval',
  AUTHORISED: 'Awaiting payment',
  PAID: 'Paid',
  VOIDED: 'Voided',
  DELETED: 'Deleted',
  ACTIVE: 'Active',
  ARCHIVED: 'Archived',
  ok: 'Receiving events',
  unverified: 'Intent to receive not answered yet',
  disabled: 'Switched off after a day of failures',
};

/** `12,000.00` */
export function amountText(decimal: { toString(): string }): string {
  return decimal.toString().replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** `22 Nov 2026` */
export function dayText(day: string | undefined): string {
  return day === undefined ? '' : new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

export function instantText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 16);
}
