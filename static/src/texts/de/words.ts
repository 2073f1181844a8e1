import type { StatusCategory } from '../../../../src/billing/milestone';
import { countedIn } from '../counted';
import type { Texts } from '../en';

const counted = countedIn('de');
const count = (number: number, one: string, many: string): string => counted(number, { one, other: many });

const category: Record<StatusCategory, string> = { todo: 'Zu erledigen', doing: 'In Arbeit', done: 'Fertig' };

const days = (number: number): string => count(number, 'Tag', 'Tage');

export const words: Texts['words'] = {
  category,
  count,
  invoiceStatus: {
    prepared: 'Vorbereitet', sending: 'Wird gesendet', needs_attention: 'Zu klären', draft: 'Entwurf', submitted: 'Wartet auf Genehmigung',
    approved: 'Wartet auf Zahlung', part_paid: 'Teilweise bezahlt', paid: 'Bezahlt', credited: 'Gutgeschrieben', voided: 'Storniert', deleted: 'Gelöscht', cancelled: 'Zurückgezogen',
  },
  overdue: 'Überfällig',
  disputed: 'Bestritten',
  atRate: (rate, day) => `Kurs von Xero ${rate}${day === undefined ? '' : `, ${day}`}`,
  inBaseNote: (currency) => `In ${currency} zum Kurs von Xero für jede Rechnung.`,
  reopened: 'Wieder geöffnet',
  contractState: { draft: 'Entwurf', active: 'Aktiv', paused: 'Pausiert', closed: 'Geschlossen' },
  milestoneState: { planned: 'Geplant', held: 'Zurückgestellt', waiting: 'Wartet', billed: 'Abgerechnet' },
  taxMark: (mode, taxName) => (taxName === '' ? '' : mode === 'exclusive' ? ` + ${taxName}` : mode === 'inclusive' ? ` inkl. ${taxName}` : ''),
  taxMode: { exclusive: 'Steuer kommt hinzu', inclusive: 'Preise enthalten Steuer', none: 'Keine Steuer' },
  autonomy: {
    remind: 'Nur erinnern', prepare: 'Nur vorbereiten', draft: 'Entwurf in Xero', submit: 'Zur Genehmigung vorlegen', approve: 'Genehmigen', email: 'Genehmigen und per E-Mail senden',
  },
  place: (place, of) => `${place} von ${of}`,
  part: (place, of) => `Teil ${place} von ${of}`,
  terms: (terms) => {
    switch (terms.kind) {
      case 'days_after_invoice':
        return `${days(terms.days)} nach dem Rechnungsdatum`;
      case 'days_after_month_end':
        return `${days(terms.days)} nach Ende des Rechnungsmonats`;
      case 'day_of_month':
        return `Am ${terms.day}. des Rechnungsmonats`;
      case 'day_of_next_month':
        return `Am ${terms.day}. des Folgemonats`;
      case 'on_receipt':
        return 'Bei Erhalt';
      case 'before_release':
        return 'Vor dem Release';
    }
  },
  termsKind: {
    days_after_invoice: 'Tage nach dem Rechnungsdatum', days_after_month_end: 'Tage nach Ende des Rechnungsmonats',
    day_of_month: 'Tag des Rechnungsmonats', day_of_next_month: 'Tag des Folgemonats', on_receipt: 'Bei Erhalt',
    before_release: 'Vor dem Release',
  },
  trigger: (trigger, date) => {
    switch (trigger.kind) {
      case 'category':
        return `Sobald das Epic ${category[trigger.category]} ist`;
      case 'status':
        return `Sobald das Epic ${trigger.statusName} erreicht`;
      case 'version':
        return trigger.version ? `Sobald Version ${trigger.version.name} veröffentlicht ist` : 'Sobald seine Lösungsversion veröffentlicht ist';
      case 'date':
        return `Am ${date(trigger.date)}`;
      case 'manual':
        return 'Von Hand';
      case 'start':
        return 'Sofort, als Anzahlung';
    }
  },
};
