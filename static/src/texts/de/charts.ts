import type { Texts } from '../en';

export const charts: Texts['charts'] = {
  show: 'Als Tabelle zeigen',
  hide: 'Tabelle ausblenden',
  billing: {
    title: 'Abrechnung im Verlauf',
    name: (currency) => `Säulen: abgerechnet, bezahlt und geplant nach Monat, in ${currency}`,
    caption: (currency) => `Abgerechnet, bezahlt und geplant nach Monat, in ${currency}`,
    kinds: { billed: 'Abgerechnet', paid: 'Bezahlt', planned: 'Geplant' },
    month: 'Monat', currency: 'Währung', total: 'Summe',
    undated: (amount) => `Ohne Termin geplant: ${amount}.`,
    none: 'Noch ist nichts abgerechnet und nichts geplant.',
    note: 'Mit Steuer. Abgerechnet zählt freigegebene Rechnungen nach ihrem Datum in Xero, bezahlt nach dem Tag der Zahlung. Geplant ist, was die Prognose an Rechnungen erwartet: Entwürfe, Meilensteine und Retainer.',
    older: 'Gezählt sind nur die tausend zuletzt geänderten Rechnungen.',
    csv: 'CSV exportieren',
    csvOf: (currency) => `CSV exportieren: Abrechnung nach Monat, ${currency}`,
  },
};
