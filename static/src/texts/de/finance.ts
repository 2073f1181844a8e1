import type { Texts } from '../en';
import { words } from './words';

export const finance: Texts['finance'] = {
  title: 'Abrechnung',
  tabs: { overview: 'Überblick', forecast: 'Prognose' },
  subtitle: 'Alle Projekte, deren Abrechnung sichtbar ist',
  nothing: {
    title: 'Hier gibt es nichts zu sehen',
    body: 'Ein Projekt erscheint, sobald es einen Vertrag hat und die Berechtigung „Abrechnung ansehen“ dafür erteilt ist. Projektadministratoren können sie erteilen.',
  },
  totals: {
    heading: 'Geld',
    caption: 'Was offen und was noch abzurechnen ist, je Währung',
    note: (tax) => `Offen und überfällig sind Zahlen aus Xero${tax === '' ? '' : `, ${tax} enthalten`}. Noch abzurechnen ist angegeben, wie jeder Vertrag seinen Preis angibt.`,
    late: (count) => (count === 1 ? '1 Rechnung' : `${count} Rechnungen`),
    currency: 'Währung', outstanding: 'Offen', overdue: 'Überfällig', toBill: 'Noch abzurechnen',
    none: 'Noch kein Vertrag hat einen Preis.',
  },
  partial: 'Diese Site hat mehr Verträge, als hier zusammengezählt sind; in den Zahlen und der Projektliste fehlen deshalb einige.',
  projects: {
    title: 'Projekte',
    caption: 'Projekte mit Verträgen, und wie viel in jedem wartet',
    project: 'Projekt', contracts: 'Verträge', waiting: 'Zu klären', open: 'Öffnen', openLabel: 'Abrechnung öffnen',
    openOf: (key) => `Abrechnung öffnen: ${key}`,
    whereIs: (key) => `Zu finden in der Navigation von ${key}, unter Abrechnung.`,
    waits: (count) => (count === 0 ? 'Nichts' : words.count(count, 'Vorgang', 'Vorgänge')),
  },
};
