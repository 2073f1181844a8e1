import type { PageCall } from '../api';
import { ofContract, ofInvoice, type Runs } from '../allowed';
import { acceptExtraOnPage } from '../extras';
import { later } from './later';

const invoice = () => import('../invoice');
const life = () => import('../invoice-life');
const beside = () => import('../beside');
const milestone = () => import('../milestone');
const reconciliation = () => import('../reconciliation');
const retainer = () => import('../retainer');

/** What can be said of one invoice, milestone or find, on the project's page and on finance's alike: the record's own project decides who may. */
export const RECORD_CALLS = {
  'invoice.release': ofInvoice('manage', later(invoice, 'releaseOnPage')),
  'invoice.retry': ofInvoice('manage', later(invoice, 'retryOnPage')),
  'invoice.drop': ofInvoice('manage', later(life, 'dropOnPage')),
  'invoice.cancel': ofInvoice('manage', later(invoice, 'cancelOnPage')),
  'invoice.adopt': ofInvoice('manage', later(invoice, 'adoptOnPage')),
  'invoice.sendAnyway': ofInvoice('manage', later(invoice, 'sendAnywayOnPage')),
  'invoice.void': ofInvoice('manage', later(life, 'voidOnPage')),
  'invoice.credit': ofInvoice('manage', later(life, 'creditOnPage')),
  'invoice.acceptDifferences': ofInvoice('manage', later(reconciliation, 'acceptDifferencesOnPage')),
  'milestone.billAgain': ofContract('manage', later(milestone, 'billAgainOnPage')),
  'milestone.takeBackLeave': ofContract('manage', later(milestone, 'takeBackLeaveOnPage')),
  'milestone.leave': ofContract('manage', later(milestone, 'leaveOnPage')),
  'milestone.keepBill': ofContract('manage', later(milestone, 'keepBillOnPage')),
  'milestone.untag': ofContract('manage', later(milestone, 'untagOnPage')),
  'retainer.missed': ofContract('manage', later(retainer, 'missedOnPage')),
  'retainer.period': ofContract('manage', later(retainer, 'periodOnPage')),
  'beside.bill': ofContract('manage', later(beside, 'billBesideOnPage')),
  'beside.leave': ofContract('manage', later(beside, 'leaveBesideOnPage')),
  'finance.acceptExtra': acceptExtraOnPage,
} satisfies Partial<Runs<PageCall>>;
