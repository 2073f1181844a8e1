import type { Texts } from '../en';

const gone = (milestone: string): string => `${milestone} wartet dann, bis jemand erneut abrechnet oder darauf verzichtet.`;

export const invoice: Texts['invoice'] = {
  editText: {
    label: 'Text bearbeiten',
    title: (invoice) => `Bearbeiten, was ${invoice} sagt`,
    body: 'Bis zur Freigabe. Betrag, Kunde und Steuer bleiben wie vereinbart: Um einen anderen Betrag abzurechnen, die Rechnung zurückziehen, den Preis des Meilensteins ändern und neu abrechnen.',
    line: (place, of) => (of === 1 ? 'Text' : `Text der Position ${place}`),
    go: 'Text speichern',
    done: (invoice) => `Der Text von ${invoice} wurde geändert.`,
  },
  back: 'Alle Rechnungen',
  title: (number) => `Rechnung ${number}`,
  openInXero: 'In Xero öffnen',
  facts: { client: 'Kunde', contract: 'Vertrag', milestone: 'Meilenstein', reference: 'Referenz', issued: 'Rechnungsdatum', due: 'Fällig am', terms: 'Zahlungsbedingungen', read: 'Letzte Änderung von Xero' },
  notYet: 'Wird gesetzt, wenn sie an Xero geht',
  money: { total: 'Summe', amount: (mark) => `Betrag${mark}`, paid: 'Bezahlt', credited: 'Gutgeschrieben', due: 'Noch offen' },
  lines: {
    title: 'Positionen',
    caption: 'Was die Rechnung sagt',
    description: 'Beschreibung',
    sent: 'Wie gesendet',
    amount: (mark) => `Betrag${mark}`,
    inXero: 'In Xero',
    same: 'Xero hat genau diese Positionen.',
    differ: 'Die Positionen in Xero sind nicht die gesendeten. Abweichende sind gekennzeichnet.',
    notIn: 'Nicht in Xero',
    notSent: 'Nicht von Milepost gesendet',
    changed: 'Weicht ab',
    subtotal: 'Zwischensumme',
    tax: 'Steuer',
    total: 'Summe',
    taxMode: { exclusive: 'Beträge ohne Steuer.', inclusive: 'Beträge mit Steuer.', none: 'Keine Steuer.' },
  },
  settlements: {
    title: 'Zahlungen und Gutschriften',
    none: 'Bisher wurde nichts bezahlt oder gutgeschrieben.',
    kind: 'Art', number: 'Nummer', date: 'Datum', amount: 'Betrag',
    kinds: { payment: 'Zahlung', 'credit-note': 'Gutschrift', prepayment: 'Vorauszahlung', overpayment: 'Überzahlung' },
  },
  differences: {
    title: 'Abweichungen vom Gesendeten',
    caption: 'Was Milepost gesendet hat und was Xero hat',
    field: 'Angabe', expected: 'Wie gesendet', actual: 'In Xero', state: 'Stand',
    fields: {
      client: 'Kunde', amount: 'Betrag', tax: 'Steuer', currency: 'Währung', reference: 'Referenz', number: 'Nummer', 'issue date': 'Rechnungsdatum', 'due date': 'Fällig am', lines: 'Positionen', status: 'Status',
    },
    open: 'Nicht angenommen',
    accepted: 'Angenommen',
    accept: 'Diese Abweichungen annehmen',
    acceptedBy: (by, when) => `Angenommen von ${by}, ${when}`,
    none: 'Keine Angabe',
  },
  activity: 'Was geschah',
  noActivity: 'Bisher ist nichts geschehen.',
  acts: {
    label: 'Mögliche Schritte mit dieser Rechnung',
    release: 'Freigeben', retry: 'Erneut versuchen', approve: 'Genehmigen', email: 'Per E-Mail an den Kunden', credit: 'Gutschreiben', void: 'Stornieren', delete: 'Entwurf löschen', cancel: 'Rechnung zurückziehen',
  },
  questions: {
    approve: ({ number, client, amount }) => ({
      title: `Rechnung ${number} genehmigen?`,
      body: `${client} schuldet dann ${amount}. Eine genehmigte Rechnung wird nie bearbeitet: Von da an lässt sie sich nur stornieren oder gutschreiben. Es wird keine E-Mail gesendet.`,
      go: 'In Xero genehmigen',
    }),
    email: ({ number, client, amount }) => ({
      title: `Rechnung ${number} per E-Mail an ${client} senden?`,
      body: `Xero sendet die Rechnung über ${amount} an die Adressen, die dort für ${client} stehen. Eine E-Mail lässt sich nicht zurücknehmen.`,
      go: 'Per E-Mail senden',
    }),
    void: ({ number, milestone, amount }) => ({
      title: `Rechnung ${number} über ${amount} stornieren?`,
      body: `Darauf ist dann nichts mehr offen, und sie lässt sich nicht wiederherstellen. ${gone(milestone)}`,
      go: 'In Xero stornieren',
    }),
    delete: ({ number, milestone, amount }) => ({
      title: `Entwurf ${number} über ${amount} löschen?`,
      body: `Er wird in Xero gelöscht und lässt sich nicht wiederherstellen. ${gone(milestone)}`,
      go: 'In Xero löschen',
    }),
    credit: ({ number, client }) => ({
      title: `Rechnung ${number} gutschreiben?`,
      body: `In Xero wird eine Gutschrift an ${client} erstellt, genehmigt und mit ${number} verrechnet; um so viel weniger ist darauf offen. Bezahltes Geld bleibt unberührt.`,
      go: 'In Xero gutschreiben',
    }),
  },
  done: {
    approve: (number) => `Xero wird gebeten, Rechnung ${number} zu genehmigen.`,
    email: (number) => `Xero wird gebeten, Rechnung ${number} per E-Mail zu senden.`,
    void: (number) => `Xero wird gebeten, Rechnung ${number} zu stornieren.`,
    delete: (number) => `Xero wird gebeten, Rechnung ${number} zu löschen.`,
    credit: (number) => `Xero wird gebeten, Rechnung ${number} gutzuschreiben.`,
  },
  doing: {
    approve: 'Wird in Xero genehmigt…', email: 'Wird von Xero per E-Mail gesendet…', void: 'Wird in Xero storniert…', delete: 'Wird in Xero gelöscht…', credit: 'Wird in Xero gutgeschrieben…',
  },
  sending: 'Auf dem Weg zu Xero. Milepost versucht es, bis Xero sie hat, und sendet sie nie doppelt.',
  followed: 'Diese Seite zeigt es, sobald es erledigt ist.',
  steps: {
    title: 'Stand',
    prepared: { done: 'Vorbereitet', now: 'Wartet auf Freigabe' },
    sent: { done: (date) => (date === '' ? 'In Xero' : `In Xero, vom ${date}`), now: 'Noch nicht in Xero' },
    approved: { done: 'Genehmigt', now: 'Wartet auf Genehmigung' },
    paid: { done: (date) => (date === '' ? 'Bezahlt' : `Bezahlt ${date}`), now: (date) => (date === '' ? 'Wartet auf Zahlung' : `Wartet auf Zahlung, fällig ${date}`) },
    ended: { voided: 'Storniert', deleted: 'Gelöscht', credited: 'Gutgeschrieben', cancelled: 'Zurückgezogen' },
  },
};
