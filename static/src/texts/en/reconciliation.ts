import type { ReconciliationRow } from '../../../../src/handlers/pages/api';
import { words } from './words';

const invoices = (count: number): string => words.count(count, 'invoice', 'invoices');

/** How what Milepost believes compares with Xero's books. */
export const reconciliation = {
  never: 'Xero’s books have not been compared yet. Milepost does so every hour.',
  nothing: 'There is no invoice to compare with Xero yet.',
  more: 'Xero has more invoices that look like Milepost’s than are listed here. They come up as these are dealt with.',
  checked: (when: string): string => `Checked ${when}, and again every hour.`,
  agreed: (count: number): string => `${invoices(count)} ${count === 1 ? 'agrees' : 'agree'} with Xero to the cent`,
  agreedToo: (count: number): string => (count === 0 ? 'No other invoice was compared.' : `${invoices(count)} ${count === 1 ? 'agrees' : 'agree'} with Xero to the cent.`),
  open: (count: number): string => (count === 1 ? 'One difference is not settled' : `${count} differences are not settled`),
  stale: (count: number): string => `Xero could not be asked lately about ${invoices(count)}`,
  decide: 'Decide under Needs attention',
  since: (when: string): string => `Seen since ${when}`,
  reasons: {
    'back-again': 'It was taken for deleted, and Xero has it after all. If its milestone was billed again meanwhile, the client is billed twice: take one of them back there.',
    client: 'In Xero it is billed to another client: it was changed there, or the client was merged into another.',
    amount: 'The amount was changed in Xero, and the tax follows it.',
    draft: 'It is not approved in Xero yet, and was edited there since it was sent.',
    edited: 'It was changed in Xero after it was sent.',
    'taken-back': 'It was taken back, and what it was for waits for a decision: to be billed again, or left.',
  } satisfies Record<NonNullable<ReconciliationRow['reason']>, string>,
  kinds: {
    missing: { title: (count: number): string => `No longer in Xero (${count})`, note: 'Milepost knows these invoices; Xero no longer has them. What was last known of their money stays on show.' },
    extra: { title: (count: number): string => `In Xero, but none of ours (${count})`, note: 'These look like Milepost’s invoices, but no milestone stands behind them. A client may be billed twice.' },
    differs: { title: (count: number): string => `Not as sent (${count})`, note: 'Xero’s figures count. Accept a difference that is right, with a note on why; correct one that isn’t in Xero.' },
    stale: { title: (count: number): string => `Not heard of lately (${count})`, note: 'Xero could not be asked about these. They show what was last heard, and are compared as soon as Xero answers.' },
    accepted: { title: (count: number): string => `Accepted (${count})`, note: 'Someone looked at these and said why they are right.' },
  },
};
