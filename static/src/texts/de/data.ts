import type { Texts } from '../en';

export const data: Texts['data'] = {
  title: 'Datenexport',
  site: 'Alles, was Milepost zu den Projekten speichert, deren Abrechnung sichtbar ist.',
  project: 'Alles, was Milepost zu diesem Projekt speichert.',
  holds: 'Eine JSON-Datei mit Verträgen und ihren Plänen, Rechnungen nach dem letzten Stand in Xero und dem Verlauf, wer was getan hat. Zugangsdaten enthält sie nicht.',
  go: 'Als JSON exportieren',
  reading: (count) => `${count} Datensätze gelesen …`,
  done: (count) => (count === 1 ? '1 Datensatz wurde exportiert.' : `${count} Datensätze wurden exportiert.`),
  leftOut: (count) => (count === 1 ? '1 Datensatz gehört zu einem Projekt, dessen Abrechnung nicht sichtbar ist, und wurde ausgelassen.' : `${count} Datensätze gehören zu Projekten, deren Abrechnung nicht sichtbar ist, und wurden ausgelassen.`),
};
