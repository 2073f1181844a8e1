import type { Texts } from '../en';

export const tables: Texts['tables'] = {
  search: 'Suche',
  filters: (what) => `${what} filtern`,
  all: 'Alle',
  client: 'Kunde',
  contract: 'Vertrag',
  status: 'Status',
  state: 'Stand',
  age: 'Verzug',
  ages: { current: 'Noch nicht fällig', upto30: '1 bis 30 Tage überfällig', upto60: '31 bis 60 Tage überfällig', upto90: '61 bis 90 Tage überfällig', over90: 'Über 90 Tage überfällig', overdue: 'Überfällig' },
  late: (days) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
  clear: 'Filter aufheben',
  shown: (shown, all) => (shown === all ? (all === '1' ? '1 angezeigt' : `Alle ${all} angezeigt`) : `${shown} von ${all} angezeigt`),
  noMatch: 'Zu diesen Filtern passt nichts.',
  reading: (count) => `Alle Rechnungen werden gelesen: bisher ${count}`,
  sumOf: 'Summe, ohne stornierte',
  exportCsv: 'CSV exportieren',
  exportOf: (what) => `${what} als CSV exportieren`,
  order: { up: (name) => `${name} nach oben`, down: (name) => `${name} nach unten`, moved: (name) => `${name} wurde verschoben.` },
  revise: { edit: 'Bearbeiten', editOf: (name) => `${name} bearbeiten`, done: (name) => `${name} wurde geändert.` },
  orders: { what: 'Change Orders', title: 'Titel', items: 'Vorgänge', draftedAt: 'Entworfen (UTC)', agreedAt: 'Vereinbart (UTC)', agreedWith: 'Vereinbart mit', evidence: 'Nachweis', declined: 'Abgelehnt, weil' },
  scope: {
    keptAt: 'Festgehalten (UTC)', drift: 'Abweichung', added: 'Hinzugekommen', removed: 'Entfallen', reestimated: 'Neu geschätzt', reworded: 'Umformuliert', itemsBefore: 'Vorgänge bei Preis', itemsNow: 'Vorgänge jetzt', pointsBefore: 'Punkte bei Preis',
    pointsNow: 'Punkte jetzt', hoursBefore: 'Stunden bei Preis', hoursNow: 'Stunden jetzt',
  },
  columns: {
    retainer: 'Name des Retainers', from: 'Von', to: 'Bis', billOn: 'Abzurechnen am', kind: 'Art', since: 'Gesehen seit (UTC)', accepted: 'Akzeptiert (UTC)', note: 'Notiz',
    place: 'Nr.', deliverable: 'Lieferung', trigger: 'Auslöser', share: 'Anteil in %', state: 'Stand',
    number: 'Nummer', client: 'Kunde', contract: 'Vertrag', milestone: 'Meilenstein', epic: 'Epic', status: 'Status', issued: 'Ausgestellt', due: 'Fälligkeit', daysLate: 'Tage überfällig', currency: 'Währung',
    price: 'Preis', tax: 'Steuer', total: 'Summe', paid: 'Bezahlt', credited: 'Gutgeschrieben', owed: 'Noch offen', reference: 'Referenz', link: 'Adresse in Xero',
  },
};
