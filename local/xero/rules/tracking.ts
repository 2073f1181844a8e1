import type { InvoiceLine, Organisation } from '../state';
import type { Books } from '../store';
import type { TrackingInput } from './invoice-input';

/** Xero takes at most so many options on a line. */
const MOST = 2;

/** The options that a line carries, by name; what does not exist or is not in use is refused, or passed over in silence (a switch says which). */
export function lineTracking(books: Books, organisation: Organisation, inputs: readonly TrackingInput[] | undefined, old: InvoiceLine | undefined, messages: string[]): InvoiceLine['tracking'] {
  if (!inputs) return old?.tracking;
  if (inputs.length > MOST) messages.push(`A maximum of ${MOST} tracking categories can be specified.`);
  const found = inputs.flatMap(({ name = '', option = '' }) => {
    const category = organisation.trackingCategories?.find((entry) => entry.name === name && entry.status === 'ACTIVE');
    const known = category?.options.find((entry) => entry.name === option && entry.status === 'ACTIVE');
    if (category && known) return [{ category: category.id, option: known.id }];
    if (books.settings.unknownTracking === 'refused') messages.push(`The tracking category or option with name '${category ? option : name}' could not be found.`);
    return [];
  });
  return found.length === 0 ? undefined : found;
}
