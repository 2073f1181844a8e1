import type { Contract } from './contract';
import { isLive } from './invoice-status';
import { compare, formatMoney } from './money';
import { billedOf } from './plan';
import { changePrice } from './plan-edit';
import { problem } from './problem';
import type { Problem } from './problems';
import { refused, type Result } from './result';

/** The part of a contract that finance sets. */
export type ContractTerms = Pick<Contract, 'name' | 'client' | 'currency' | 'price' | 'terms' | 'mapping' | 'autonomy' | 'poNumber' | 'numberPrefix'>;

/**
 * The contract on new terms. What was billed stays as it was billed: so once there are bills, client and currency stay (a client that the ledger `merged` into the
 * new one may be followed), the price may not fall below them, and the number prefix never changes, since the ledger knows invoices by it. `rev` is left to whoever
 * writes it.
 */
export function changeContract(contract: Contract, terms: ContractTerms, merged = false): Result<Contract> {
  const problems = obstaclesTo(contract, terms, merged);
  if (problems.length > 0) return refused(...problems);
  const { poNumber: _old, ...rest } = contract;
  return changePrice({ ...rest, ...terms }, terms.price);
}

function obstaclesTo(contract: Contract, terms: ContractTerms, merged: boolean): readonly Problem[] {
  if (contract.state === 'closed') return [problem('CONTRACT_CLOSED', 'contract', { contract: contract.name })];
  const found: Problem[] = [];
  // What was cancelled before the ledger had it binds nobody to its client.
  const bound = !merged && contract.bills.some((bill) => bill.ledgerId !== undefined || isLive(bill.status));
  if (bound && terms.client.id !== contract.client.id) found.push(problem('CONTRACT_HAS_BILLS', 'contract', { contract: contract.name }, 'clientId'));
  if (terms.numberPrefix !== contract.numberPrefix) found.push(problem('FIELD_INVALID', 'contract', { field: 'The invoice number prefix', expected: `${contract.numberPrefix}, which was fixed when the contract was made` }, 'numberPrefix'));
  if (terms.currency !== contract.currency) return [...found, ...currencyObstacle(contract)];
  const billed = billedOf(contract);
  if (compare(terms.price, billed) < 0) found.push(problem('PRICE_BELOW_BILLED', 'contract', { price: formatMoney(terms.price), billed: formatMoney(billed) }, 'price'));
  return found;
}

/** Shares follow any currency; amounts that were agreed in one can't become the same numbers of another. */
function currencyObstacle(contract: Contract): readonly Problem[] {
  if (contract.bills.length > 0) return [problem('CONTRACT_HAS_BILLS', 'contract', { contract: contract.name }, 'currency')];
  return contract.milestones.length > 0 ? [problem('CURRENCY_MISMATCH', 'contract', { currency: contract.currency }, 'currency')] : [];
}
