import { fixesTax } from './beside-edit';
import type { Contract } from './contract';
import { isLive } from './invoice-status';
import { compare, equals, formatMoney, type Money } from './money';
import { billedOf, priceLimit } from './plan';
import { changePrice } from './plan-edit';
import { problem } from './problem';
import type { Problem } from './problems';
import { refused, type Result } from './result';

/** The part of a contract that finance sets. */
export type ContractTerms = Pick<
  Contract,
  'name' | 'client' | 'currency' | 'price' | 'terms' | 'mapping' | 'autonomy' | 'remind' | 'together' | 'poNumber' | 'branding' | 'startsOn' | 'endsOn' | 'release' | 'reminders' | 'numberPrefix'
>;

/**
 * The contract on new terms. What was billed stays as it was billed: so once there are bills, client and currency stay (a client that the ledger `merged` into the
 * new one may be followed), the price may not fall below them, and the number prefix never changes, since the ledger knows invoices by it. `rev` is left to whoever
 * writes it.
 */
export function changeContract(contract: Contract, terms: ContractTerms, merged = false): Result<Contract> {
  const problems = obstaclesTo(contract, terms, merged);
  if (problems.length > 0) return refused(...problems);
  // What the form leaves empty is taken away, not kept.
  const { poNumber: _po, branding: _branding, startsOn: _start, endsOn: _end, release: _release, remind: _remind, together: _together, reminders: _reminders, ...rest } = contract;
  return changePrice({ ...rest, ...terms }, terms.price);
}

/** Whether a price other than the contract's needs a reason for the record: once the agreement is in force, or anything was billed on it, somebody will ask. */
export const priceNeedsReason = ({ state, price, bills }: Contract, next: Money): boolean => !equals(price, next) && (state !== 'draft' || bills.length > 0);

function obstaclesTo(contract: Contract, terms: ContractTerms, merged: boolean): readonly Problem[] {
  if (contract.state === 'closed') return [problem('CONTRACT_CLOSED', 'contract', { contract: contract.name })];
  const found: Problem[] = [];
  // What was cancelled before the ledger had it binds nobody to its client.
  const bound = !merged && contract.bills.some((bill) => bill.ledgerId !== undefined || isLive(bill.status));
  if (bound && terms.client.id !== contract.client.id) found.push(problem('CONTRACT_HAS_BILLS', 'contract', { contract: contract.name }, 'clientId'));
  if (terms.numberPrefix !== contract.numberPrefix) found.push(problem('FIELD_INVALID', 'contract', { field: 'The invoice number prefix', expected: `${contract.numberPrefix}, which was fixed when the contract was made` }, 'numberPrefix'));
  if (terms.mapping.taxMode !== contract.mapping.taxMode && fixesTax(contract)) found.push(problem('BESIDE_FIXED', 'contract', {}, 'taxMode'));
  if (terms.currency !== contract.currency) return [...found, ...currencyObstacle(contract)];
  const billed = billedOf(contract);
  if (compare(priceLimit({ ...contract, price: terms.price }), billed) < 0) found.push(problem('PRICE_BELOW_BILLED', 'contract', { price: formatMoney(terms.price), billed: formatMoney(billed) }, 'price'));
  return found;
}

/** Shares follow any currency; amounts that were agreed in one can't become the same numbers of another. */
function currencyObstacle(contract: Contract): readonly Problem[] {
  if (contract.bills.length > 0) return [problem('CONTRACT_HAS_BILLS', 'contract', { contract: contract.name }, 'currency')];
  return contract.milestones.length > 0 || contract.retainers !== undefined || contract.deposit !== undefined ? [problem('CURRENCY_MISMATCH', 'contract', { currency: contract.currency }, 'currency')] : [];
}
