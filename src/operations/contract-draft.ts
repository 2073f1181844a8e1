import type { Contract, Mapping } from '../billing/contract';

/** A contract as finance typed it, each field validated by itself; what the ledger must confirm is still only a code. */
export interface ContractDraft extends Pick<Contract, 'name' | 'currency' | 'price' | 'terms' | 'autonomy' | 'remind' | 'together' | 'poNumber' | 'startsOn' | 'endsOn' | 'release' | 'reminders' | 'numberPrefix'> {
  readonly clientId: Contract['client']['id'];
  readonly mapping: Pick<Mapping, 'accountCode' | 'taxCode' | 'taxMode' | 'tracking'>;
  /** The ledger's id of a branding theme. */
  readonly brandingId?: string;
  /** Why the price is another one. */
  readonly reason?: string;
}
