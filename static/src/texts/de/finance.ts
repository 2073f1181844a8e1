import type { Texts } from '../en';
import { words } from './words';

const days = (count: number): string => words.count(count, 'Tag', 'Tage');

export const finance: Texts['finance'] = {
  title: 'Abrechnung',
  tabs: { overview: 'Überblick', clients: 'Kunden', invoices: 'Offene Rechnungen', forecast: 'Prognose' },
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
  ages: { not_due: 'Nicht fällig', days_1_30: '1–30 Tage', days_31_60: '31–60 Tage', days_61_90: '61–90 Tage', over_90: 'Über 90 Tage' },
  aging: {
    heading: 'Offen, nach Tagen im Verzug',
    title: (currency) => `Offen in ${currency}`,
    name: (currency) => `Balken: was in ${currency} offen ist, nach Tagen seit der Fälligkeit`,
    summary: (total, parts) => `Insgesamt ${total}. ${parts.join('; ')}.`,
    part: (age, amount, invoices) => `${age}: ${amount}, ${invoices}`,
    caption: (currency) => `Was in ${currency} offen ist, nach Tagen im Verzug`,
    age: 'Im Verzug', invoices: 'Rechnungen', amount: 'Offen', share: 'Anteil', total: 'Summe',
    openOf: (age, currency) => `Rechnungen zeigen: ${age}, ${currency}`,
  },
  clients: {
    caption: 'Kunden, bei denen etwas offen ist, und wie lange sie im Verzug sind',
    client: 'Kunde', owed: 'Offen', overdue: 'Überfällig', invoices: 'Offene Rechnungen', late: 'Davon im Verzug', average: 'Tage im Verzug, im Mittel', most: 'Tage im Verzug, höchstens',
    days,
    openOf: (client, currency) => `Rechnungen von ${client} in ${currency} zeigen`,
    none: 'Bei niemandem ist etwas offen.',
    note: 'Offen ist, was Xero bei freigegebenen Rechnungen als fällig nennt. Das Mittel zählt die Rechnungen, die heute im Verzug sind.',
  },
  owed: {
    caption: 'Rechnungen, auf denen etwas offen ist',
    number: 'Rechnung', project: 'Projekt', client: 'Kunde', contract: 'Vertrag', status: 'Status', due: 'Fällig am', late: 'Tage im Verzug', owed: 'Offen', inXero: 'Xero', currency: 'Währung',
    days,
    allClients: 'Alle Kunden', allAges: 'Jeder Verzug', allProjects: 'Alle Projekte', allCurrencies: 'Alle Währungen',
    openOf: (number) => `${number} in Xero öffnen`,
    none: 'Es ist nichts offen.',
    more: 'Es gibt mehr offene Rechnungen, als hier stehen: aufgeführt sind die, die am längsten im Verzug sind.',
    sum: (currency) => `Summe in ${currency}`,
  },
  list: {
    search: 'Suchen', clear: 'Filter zurücksetzen', noMatch: 'Nichts passt zu diesen Filtern.', csv: 'CSV exportieren',
    csvOf: (what) => `CSV exportieren: ${what}`,
    shown: (shown, all) => (shown === all ? `${all} aufgeführt` : `${shown} von ${all} aufgeführt`),
  },
  partial: 'Diese Site hat mehr Verträge, als hier zusammengezählt sind; in den Zahlen und der Projektliste fehlen deshalb einige.',
  projects: {
    title: 'Projekte',
    caption: 'Projekte mit Verträgen: wie ihr Geld steht, und wie viel in jedem wartet',
    project: 'Projekt', contracts: 'Verträge', price: 'Preis', billed: 'Abgerechnet', toBill: 'Noch abzurechnen', outstanding: 'Offen', overdue: 'Überfällig', waiting: 'Zu klären', open: 'Öffnen', openLabel: 'Abrechnung öffnen',
    openOf: (key) => `Abrechnung öffnen: ${key}`,
    whereIs: (key) => `Zu finden in der Navigation von ${key}, unter Abrechnung.`,
    waits: (count) => (count === 0 ? 'Nichts' : words.count(count, 'Vorgang', 'Vorgänge')),
  },
};
