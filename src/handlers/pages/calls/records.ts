import type { PageCall } from '../api';
import { ofContract, ofInvoice, type Runs } from '../allowed';
import { acceptExtraOnPage } from '../extras';
import * as invoice from '../invoice';
import * as life from '../invoice-life';
import * as milestone from '../milestone';
import * as reconciliation from '../reconciliation';
import * as retainer from '../retainer';

/** What can be said of one invoice, milestone or find, on the project's page and on finance's alike: the record's own project decides who may. */
export const RECORD_CALLS = {
  'invoice.release': ofInvoice('manage', invoice.releaseOnPage),
  'invoice.retry': ofInvoice('manage', invoice.retryOnPage),
  'invoice.drop': ofInvoice('manage', life.dropOnPage),
  'invoice.cancel': ofInvoice('manage', invoice.cancelOnPage),
  'invoice.adopt': ofInvoice('manage', invoice.adoptOnPage),
  'invoice.sendAnyway': ofInvoice('manage', invoice.sendAnywayOnPage),
  'invoice.void': ofInvoice('manage', life.voidOnPage),
  'invoice.credit': ofInvoice('manage', life.creditOnPage),
  'invoice.acceptDifferences': ofInvoice('manage', reconciliation.acceptDifferencesOnPage),
  'milestone.billAgain': ofContract('manage', milestone.billAgainOnPage),
  'milestone.leave': ofContract('manage', milestone.leaveOnPage),
  'milestone.keepBill': ofContract('manage', milestone.keepBillOnPage),
  'milestone.untag': ofContract('manage', milestone.untagOnPage),
  'retainer.missed': ofContract('manage', retainer.missedOnPage),
  'retainer.period': ofContract('manage', retainer.periodOnPage),
  'finance.acceptExtra': acceptExtraOnPage,
} satisfies Partial<Runs<PageCall>>;
