import type { Clock } from '../../common/clock';
import type { Faults } from '../faults';
import type { XeroModel } from '../model';
import type { XeroSettings } from '../settings';
import type { Organisation } from '../state';
import type { Webhooks } from '../webhooks';

/** What the pages show and act on. */
export interface Site {
  readonly model: XeroModel;
  readonly faults: Faults;
  readonly settings: XeroSettings;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
}

export function organisationByCode(site: Site, shortCode: string): Organisation | undefined {
  return site.model.state.organisations.find((organisation) => organisation.shortCode === shortCode);
}

/** A form's field as text, trimmed; undefined when it was left empty. */
export function field(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
