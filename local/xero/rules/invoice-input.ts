import type { InvoiceStatus } from '../state';
import type { Decimal } from './decimal';
import type { LineAmountTypes } from './tax';

/** What is asked of an invoice. A field that is absent stays as it is on an update, and takes its default on a creation. */
export interface InvoiceInput {
  readonly id?: string;
  readonly number?: string;
  readonly contact?: ContactInput;
  readonly date?: string;
  readonly dueDate?: string;
  readonly expectedPaymentDate?: string;
  readonly lineAmountTypes?: LineAmountTypes;
  readonly reference?: string;
  readonly url?: string;
  readonly currency?: string;
  readonly currencyRate?: Decimal;
  readonly status?: InvoiceStatus;
  readonly sentToContact?: boolean;
  readonly brandingThemeId?: string;
  readonly lines?: readonly LineInput[];
}

export interface LineInput {
  readonly id?: string;
  readonly description?: string;
  readonly quantity?: Decimal;
  readonly unitAmount?: Decimal;
  readonly accountCode?: string;
  readonly accountId?: string;
  readonly taxType?: string;
  readonly lineAmount?: Decimal;
  readonly tracking?: readonly TrackingInput[];
}

export interface TrackingInput {
  readonly name?: string;
  readonly option?: string;
}

export interface PersonInput {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly includeInEmails: boolean;
}

export interface ContactInput {
  readonly id?: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly contactNumber?: string;
  readonly accountNumber?: string;
  readonly taxNumber?: string;
  readonly status?: 'ACTIVE' | 'ARCHIVED';
  readonly persons?: readonly PersonInput[];
}
