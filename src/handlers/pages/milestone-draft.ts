import type { CurrencyCode } from '../../billing/money';
import type { Price } from '../../billing/milestone';
import { parseAmount } from '../../billing/parse-amount';
import { parseTerms } from '../../billing/parse-terms';
import { problem } from '../../billing/problem';
import type { Problem } from '../../billing/problems';
import { ok, type Result } from '../../billing/result';
import { parsePercent } from '../../billing/share';
import type { MilestoneDraft } from '../../operations/tag-milestone';
import { field, optionalField } from './fields';
import type { Input } from './inputs';

export const MAX_NAME = 200;
const MAX_DELIVERABLE = 2000;

/** What was typed, understood in the contract's currency; every field at fault is named at once. */
export function milestoneDraft(input: Input<'panel.tag'>, currency: CurrencyCode): Result<MilestoneDraft> {
  const name = field(input.name, { label: 'The name', path: 'name', max: MAX_NAME });
  const deliverable = optionalField(input.deliverable, { label: 'What was delivered', path: 'deliverable', max: MAX_DELIVERABLE });
  const price = priceOf(input.price, currency);
  const terms = input.terms === undefined ? ok(undefined) : parseTerms(input.terms, 'terms');
  if (!name.ok || !deliverable.ok || !price.ok || !terms.ok) {
    return { ok: false, problems: [name, deliverable, price, terms].flatMap((part): readonly Problem[] => (part.ok ? [] : part.problems)) };
  }
  return ok({
    name: name.value,
    price: price.value,
    trigger: input.trigger,
    ...(deliverable.value === undefined ? {} : { deliverable: deliverable.value }),
    ...(terms.value === undefined ? {} : { terms: terms.value }),
    ...(input.autonomy === undefined ? {} : { autonomy: input.autonomy }),
  });
}

export function priceOf(price: Input<'panel.tag'>['price'], currency: CurrencyCode): Result<Price> {
  if (price.kind === 'share') {
    const share = parsePercent(price.percent, 'price');
    return share.ok ? ok({ kind: 'share', basisPoints: share.value }) : share;
  }
  const amount = parseAmount(price.amount, currency, 'price');
  if (!amount.ok) return amount;
  if (amount.value.minor <= 0) return { ok: false, problems: [problem('AMOUNT_NOT_POSITIVE', 'milestone', {}, 'price')] };
  return ok({ kind: 'amount', amount: amount.value });
}
