import type { AttentionAnswer } from '../../../../src/handlers/pages/api';

/** What a question about one thing has to name; empty where it has no such part. */
export interface AnswerFacts {
  readonly invoice: string;
  /** The number of what was found in Xero. */
  readonly found: string;
  readonly milestone: string;
  readonly client: string;
  /** With its tax mark. */
  readonly amount: string;
}

interface QuestionText {
  readonly title: string;
  readonly body: string;
  /** The word on the button that does it. */
  readonly go: string;
}

const to = (client: string): string => (client === '' ? '' : ` to ${client}`);
const ofAmount = (amount: string): string => (amount === '' ? '' : ` of ${amount}`);
const inBrackets = (amount: string): string => (amount === '' ? '' : ` (${amount})`);

const questions = {
  release: ({ invoice, amount, client }) => ({
    title: `Release invoice ${invoice}?`,
    body: `An invoice${ofAmount(amount)}${to(client)} goes to Xero as a draft, dated the day it goes. Finance approves it there or here; nothing is emailed to the client.`,
    go: 'Release to Xero',
  }),
  cancel: ({ invoice, milestone }) => ({
    title: `Cancel invoice ${invoice}?`,
    body: `It never goes to Xero, and its number is not used again. ${milestone} then waits until someone bills it again or leaves it. If Xero turns out to have it, nothing is cancelled.`,
    go: 'Cancel the invoice',
  }),
  adopt: ({ invoice, found, amount }) => ({
    title: `Adopt ${found}${inBrackets(amount)} as this milestone’s invoice?`,
    body: `${found} stays as it is in Xero, and Milepost follows its payments as invoice ${invoice}. Nothing new is created, and nothing is emailed because of it.`,
    go: `Adopt ${found}`,
  }),
  send_anyway: ({ invoice, found, amount, client }) => ({
    title: `Send ${invoice} as well?`,
    body: `Xero will then have two invoices${to(client)}: ${found}, which stays as it is, and ${invoice}${ofAmount(amount)}. Do this only if ${found} is for something else.`,
    go: `Send ${invoice} as well`,
  }),
  accept: ({ invoice }) => ({
    title: `Accept invoice ${invoice} as Xero has it?`,
    body: 'Xero’s figures count, and this no longer waits. Nothing is changed in Xero. Your note is kept in the activity.',
    go: 'Accept',
  }),
  credit: ({ invoice, client }) => ({
    title: `Credit invoice ${invoice}?`,
    body: `A credit note${to(client)} is made and approved in Xero and set against ${invoice}, so that much less is owed on it. Money that was paid is not touched.`,
    go: 'Credit',
  }),
  void: ({ invoice, amount, milestone }) => ({
    title: `Take back invoice ${invoice}${inBrackets(amount)}?`,
    body: `It is voided in Xero, or deleted there if it is still a draft, and can’t be brought back. ${milestone} then waits until someone bills it again or leaves it.`,
    go: 'Void or delete',
  }),
  bill_again: ({ invoice, milestone, amount, client }) => ({
    title: invoice === '' ? `Bill ${milestone} now?` : `Bill ${milestone} again?`,
    body: `${invoice === '' ? 'An invoice' : 'A new invoice with a new number,'}${ofAmount(amount)}${to(client)}${invoice === '' ? '' : ','} is raised as the contract says.${invoice === '' ? '' : ` ${invoice} stays as it is.`}`,
    go: invoice === '' ? 'Bill it' : 'Bill it again',
  }),
  leave: ({ milestone, amount }) => ({
    title: `Leave ${milestone} unbilled?`,
    body: `It goes on hold with your reason, and its price${ofAmount(amount)} is not billed, whatever happens to the epic. It can be taken off hold in the epic’s panel.`,
    go: 'Leave unbilled',
  }),
  untag: ({ milestone, amount }) => ({
    title: `Take ${milestone} off the plan?`,
    body: `Its price${ofAmount(amount)} leaves the plan and nothing is billed for it. Invoices in Xero stay as they are.`,
    go: 'Take off the plan',
  }),
  bill_each: ({ milestone, amount, client }) => ({
    title: `Bill ${milestone} for every period that is due?`,
    body: `Invoices${ofAmount(amount)}${to(client)} are raised as the contract says, one for each period, dated today.`,
    go: 'Bill each period',
  }),
  bill_last: ({ milestone, client }) => ({
    title: `Bill ${milestone} for the last period only?`,
    body: `One invoice${to(client)} is raised, for the last period that is due. The earlier ones are never billed; your reason is kept in the activity.`,
    go: 'Bill the last one only',
  }),
  skip_periods: ({ milestone, amount }) => ({
    title: `Skip what is due of ${milestone}?`,
    body: `The periods that came due${inBrackets(amount)} are never billed, and the retainer goes on with the next. Your reason is kept in the activity.`,
    go: 'Skip',
  }),
  bill_period: ({ invoice, milestone, amount, client }) => ({
    title: `Bill this period of ${milestone} again?`,
    body: `A new invoice with a new number,${ofAmount(amount)}${to(client)}, is raised for the same days. ${invoice} stays as it is.`,
    go: 'Bill it again',
  }),
  leave_period: ({ invoice, milestone, amount }) => ({
    title: `Leave this period of ${milestone} unbilled?`,
    body: `What ${invoice} asked for${inBrackets(amount)} is not billed again. The retainer goes on as before; your reason is kept in the activity.`,
    go: 'Leave unbilled',
  }),
  bill_beside: ({ invoice, milestone, amount, client }) => ({
    title: invoice === '' ? `Bill this now: ${milestone}?` : `Bill this again: ${milestone}?`,
    body: `An invoice of its own${ofAmount(amount)}${to(client)} is raised as the contract says, under a new number.${invoice === '' ? '' : ` ${invoice} stays as it is.`}`,
    go: invoice === '' ? 'Bill it' : 'Bill it again',
  }),
  leave_beside: ({ milestone, amount }) => ({
    title: `Leave this unbilled: ${milestone}?`,
    body: `It${inBrackets(amount)} is not billed by itself any more. It can still be billed by hand on the project’s page; your reason is kept in the activity.`,
    go: 'Leave unbilled',
  }),
  accept_extra: ({ found, amount }) => ({
    title: `Note ${found}${inBrackets(amount)} as right?`,
    body: 'It stays as it is in Xero, stands for no milestone, and no longer waits. Your note is kept in the activity.',
    go: 'Note as right',
  }),
} satisfies Partial<Record<AttentionAnswer, (facts: AnswerFacts) => QuestionText>>;

/** Everything that waits for a person, and the answers to it. */
export const attention = {
  title: (count: number): string => (count === 0 ? 'Needs attention' : `Needs attention (${count})`),
  none: 'Nothing needs attention.',
  leftBack: (milestone: string): string => `${milestone} waits again.`,
  gone: 'Someone else answered that meanwhile.',
  site: 'Connection to Xero',
  cash: 'Cash to come',
  beside: { deposit: 'Deposit', retention: 'Release of the retention' },
  since: (when: string): string => `Waiting since ${when}`,
  showOf: (number: string): string => `Show invoice ${number}`,
  inXero: (number: string): string => `${number} in Xero`,
  more: 'More waits than is listed here. Answer some of it, and the rest comes up.',
  group: (subject: string): string => `What you can do about ${subject}`,
  named: (label: string, subject: string): string => `${label}: ${subject}`,
  tone: { error: 'Error', warning: 'Needs a decision', info: 'For you to do' },
  answer: {
    release: 'Release', cancel: 'Cancel the invoice', retry: 'Try again', drop: 'Leave it as it is', adopt: 'Adopt', send_anyway: 'Send ours as well', accept: 'Accept', credit: 'Credit',
    void: 'Void or delete', bill_again: 'Bill again', leave: 'Leave unbilled', keep_bill: 'Keep the invoice', untag: 'Take off the plan', accept_extra: 'Note as right',
    bill_each: 'Bill each period', bill_last: 'Bill the last only', skip_periods: 'Skip', bill_period: 'Bill again', leave_period: 'Leave unbilled', bill_beside: 'Bill it now', leave_beside: 'Leave unbilled',
    fix_mapping: 'Contract settings', connect: 'Connection settings', open_work: 'Open epic', open_ledger: 'Open in Xero', open_forecast: 'Open the forecast', open_billing: 'Open billing',
  } satisfies Record<AttentionAnswer, string>,
  billFirst: 'Bill it now',
  takeAsDeleted: 'Take as deleted',
  readAgain: 'Read it again',
  billPeriodNow: 'Bill it now',
  questions,
  missing: ({ invoice, milestone }: AnswerFacts): QuestionText => ({
    title: `Take invoice ${invoice} as deleted in Xero?`,
    body: `Xero no longer has it. ${milestone === '' ? 'Its milestone' : milestone} then waits until someone bills it again or leaves it. Your note is kept in the activity.`,
    go: 'Take it as deleted',
  }),
  done: {
    release: ({ invoice }) => `Invoice ${invoice} is on its way to Xero.`,
    cancel: ({ invoice, milestone }) => `Invoice ${invoice} was cancelled. ${milestone} waits for a decision.`,
    retry: ({ invoice }) => `Invoice ${invoice} is being tried again.`,
    drop: ({ invoice }) => `Invoice ${invoice} is left as it is.`,
    adopt: ({ invoice, found }) => `${found} now stands for invoice ${invoice}.`,
    send_anyway: ({ invoice }) => `Invoice ${invoice} is on its way to Xero.`,
    accept: ({ invoice }) => `Invoice ${invoice} was accepted as Xero has it.`,
    credit: ({ invoice }) => `Xero is being asked to credit invoice ${invoice}.`,
    void: ({ invoice }) => `Xero is being asked to take back invoice ${invoice}.`,
    bill_again: ({ milestone }) => `${milestone} is being billed.`,
    leave: ({ milestone }) => `${milestone} is on hold and is not billed.`,
    keep_bill: ({ invoice }) => `Invoice ${invoice} stands.`,
    untag: ({ milestone }) => `${milestone} is off the plan.`,
    bill_each: ({ milestone }) => `${milestone} is being billed.`,
    bill_last: ({ milestone }) => `${milestone} is being billed for the last period.`,
    skip_periods: ({ milestone }) => `What was due of ${milestone} is not billed.`,
    bill_period: ({ milestone }) => `${milestone} is being billed again.`,
    leave_period: ({ milestone }) => `The period of ${milestone} stays unbilled.`,
    bill_beside: ({ milestone }) => `${milestone}: an invoice is being made.`,
    leave_beside: ({ milestone }) => `${milestone}: stays unbilled.`,
    accept_extra: ({ found }) => `${found} was noted as right.`,
  } satisfies Partial<Record<AttentionAnswer, (facts: AnswerFacts) => string>>,
  words: { reason: 'Reason', note: 'Note', help: 'Kept in the activity, where everyone who may see billing can read it.' },
  credit: {
    amount: (currency: string): string => (currency === '' ? 'Amount, with tax' : `Amount in ${currency}, with tax`),
    all: (owed: string): string => (owed === '' ? 'Empty: all that is still owed.' : `Empty: all that is still owed, ${owed}.`),
    understood: (amount: string): string => `That is ${amount}.`,
  },
  settingsWhereIs: 'Find it under Project settings, Apps, Billing.',
  billingWhereIs: 'Find it under Apps, Billing, in the project’s navigation.',
  adminWhereIs: 'Find it under Jira settings, Apps, Milepost.',
};
