import type { Texts } from '../en';
import { words } from './words';

const days = (count: number): string => words.count(count, 'Tag', 'Tage');
/** Nach „in den nächsten“ und Ähnlichem. */
const daysDative = (count: number): string => words.count(count, 'Tag', 'Tagen');
const invoices = (count: number): string => words.count(count, 'Rechnung', 'Rechnungen');
const afterDue = (delay: number): string => (delay === 0 ? 'am Fälligkeitstag' : delay > 0 ? `${days(delay)} nach Fälligkeit` : `${days(-delay)} vor Fälligkeit`);

function between(lower: number, upper: number): string {
  if (lower >= 0) return lower === upper ? String(lower) : `${lower} bis ${upper}`;
  if (upper <= 0) return `${-upper} bis ${-lower} davor`;
  return `${-lower} davor bis ${upper} danach`;
}

/** Welches Geld zu erwarten ist. */
export const forecast: Texts['forecast'] = {
  intro: 'Was aus offenen Rechnungen, Entwürfen, Meilensteinen, laufenden Pauschalen, Anzahlungen und Einbehalten kommen kann. Jede Spanne trifft in acht von zehn Fällen zu: in einem von zehn ist es weniger, in einem von zehn mehr.',
  known: (date) => `Zahlungen bis ${date} sind berücksichtigt.`,
  basis: (payments) => `Gelernt aus ${words.count(payments, 'Zahlung', 'Zahlungen')} der letzten drei Jahre.`,
  reading: (read) => `Die Rechnungen der letzten drei Jahre werden aus Xero gelesen, bisher ${invoices(read)}. Mit jeder wird die Prognose besser.`,
  readingTitle: 'Die Prognose lernt noch',
  refresh: 'Aktualisieren', refreshed: 'Angefragt. Die Seite zieht gleich nach.',
  none: {
    notConnected: { title: 'Noch keine Prognose', body: 'Sobald Xero verbunden ist, liest Milepost die Rechnungen der letzten drei Jahre und sagt den Zahlungseingang voraus.' },
    making: { title: 'Die Prognose wird erstellt', body: 'Sie entsteht innerhalb einer Stunde nach dem ersten Vertrag und danach jeden Tag neu.' },
    empty: { title: 'Es wird nichts erwartet', body: 'Hier gibt es keine offene Rechnung, keinen Entwurf und keinen geplanten Meilenstein.' },
    filtered: 'Für diese Auswahl wird nichts erwartet.',
  },
  filter: {
    legend: 'Anzeigen', horizon: 'Zeitraum', by: 'Nach', currency: 'Währung', client: 'Kunde', project: 'Projekt', contract: 'Vertrag',
    days, grains: { day: 'Tag', week: 'Woche', month: 'Monat' }, all: 'Alle', notOurs: 'Rechnungen, die nicht von Milepost sind',
  },
  missing: {
    together: (count) => `Die kleinsten ${words.count(count, 'Posten', 'Posten')} sind zusammengefasst: Die Zahlen gelten für ganze Wochen, und diese Posten sind nicht aufgeführt.`,
    notInPart: (count) => `Nicht in dieser Auswahl: die kleinsten ${words.count(count, 'Posten', 'Posten')} des Ganzen, die zusammengefasst sind. Es kann mehr sein.`,
    leftOut: (count) => `In keiner Zahl enthalten: ${words.count(count, 'kleinerer Posten', 'kleinere Posten')} sehr großer Verträge und Kunden.`,
  },
  separately: 'Jede Währung steht für sich. Nichts wird umgerechnet, also braucht es keinen Kurs.',
  summary: (count, low, middle, high) => `In den nächsten ${daysDative(count)}: am ehesten ${middle}; in acht von zehn Fällen zwischen ${low} und ${high}.`,
  chart: {
    title: (currency) => `Zahlungseingang in ${currency}, zusammengezählt`,
    label: (came, back, summary) => `Diagramm: In den letzten ${daysDative(back)} kamen ${came}. ${summary}`,
    came: 'Eingegangen', middle: 'Mitte', band: 'Acht von zehn Fällen', if: 'Vor der Annahme',
  },
  table: {
    caption: (currency) => `Was in jedem Zeitabschnitt kommen kann, in ${currency}`,
    period: 'Zeitabschnitt', low: 'Wenig (P10)', middle: 'Mitte (P50)', high: 'Viel (P90)', all: 'Alles zusammen',
    note: 'Wenig, Mitte und Viel von allem zusammen gelten für die Summe und sind nicht die Summen der Zeilen.',
    open: 'Was dahintersteht', openOf: (period) => `Was hinter ${period} steht`, close: 'Schließen',
    csv: 'CSV herunterladen',
  },
  csv: { currency: 'Währung', from: 'Von', to: 'Bis', low: 'Wenig (P10)', middle: 'Mitte (P50)', high: 'Viel (P90)', expected: 'Im Mittel' },
  behind: {
    title: (period) => `Was hinter ${period} steht`,
    caption: (period) => `Rechnungen und Meilensteine hinter ${period}`,
    what: 'Was', amount: 'Betrag', chance: 'Chance', part: 'Anteil', when: 'Kommt', acts: 'Was wäre, wenn',
    more: (count) => `${words.count(count, 'kleinerer Posten ist', 'kleinere Posten sind')} in den Zahlen enthalten, aber zu viele zum Aufzählen.`,
    kinds: { invoice: 'Rechnung', draft: 'Entwurf', milestone: 'Meilenstein', retainer: 'Pauschale', deposit: 'Anzahlung', retention: 'Einbehalt' },
    percent: (share) => `${Math.round(share * 100)} %`,
    likely: (range) => `voraussichtlich ${range}`, after: (date) => `voraussichtlich nach ${date}`, later: 'später, als diese Prognose reicht',
    due: (date) => `Fällig am ${date}.`,
    byHand: 'Wie von Hand angegeben.', disputed: 'Strittig: später erwartet, und jede zehnte solche Rechnung gilt als nie bezahlt.',
    work: (done, open) => `${done} von ${done + open} Teilen fertig.`, planned: (date) => `Geplant für ${date}.`, noWork: 'Seine Arbeit sagt noch nichts.',
    reached: {
      milestone: (when) => `Erreicht ${when}.`, retainer: (when) => `Abgerechnet ${when}.`,
      deposit: (when) => `Abgerechnet ${when}, zu Beginn des Vertrags.`, retention: (when) => `Freigegeben ${when}.`,
    },
    reachedNot: 'Wird binnen eines Jahres wohl nicht erreicht.', waits: 'Wartet auf Freigabe.', toBill: 'Der Tag ist gekommen; die Abrechnung steht aus.',
  },
  pays: (client, how) => {
    const pays = `${afterDue(how.middle)}, die mittlere Hälfte ${between(how.lower, how.upper)}`;
    if (how.of === 'client') return `${client} zahlt ${pays}, ${invoices(how.invoices)}.`;
    if (how.of === 'terms') return `${client} hat bisher ${how.invoices === 0 ? 'keine Rechnung' : invoices(how.invoices)} bezahlt; Kunden mit ${days(how.termDays)} Zahlungsziel zahlen ${pays}.`;
    return `Bisher hat niemand eine Rechnung bezahlt; angenommen wird ${pays}.`;
  },
  whatIf: {
    title: 'Was wäre, wenn', none: 'Annahmen ändern die Zahlen sofort. Nichts davon wird gespeichert.',
    active: (count) => `Die Zahlen enthalten ${words.count(count, 'Annahme', 'Annahmen')}. Nichts davon wird gespeichert.`,
    unpaid: 'Nicht bezahlt', unpaidOf: (name) => `Annehmen, dass ${name} nicht bezahlt wird`, move: 'Verschieben', moveOf: (name) => `${name} verschieben`,
    moveTo: 'Erreicht am', go: 'Annehmen', drop: 'Weglassen', dropOf: (what) => `Weglassen: ${what}`, clear: 'Alle weglassen', cancel: 'Abbrechen',
    said: { unpaid: (name) => `${name} wird nicht bezahlt`, moved: (name, date) => `${name} wird am ${date} erreicht`, monthly: (client, amount, date) => `${client} zahlt ab ${date} monatlich ${amount}` },
    retainer: { title: 'Pauschale hinzufügen', contract: 'Zum Vertrag', amount: (currency) => `Monatlich (${currency}, mit Steuer)`, from: 'Erste Rechnung am', go: 'Annehmen' },
    before: (amount) => `Ohne Annahme: ${amount}`,
  },
  expect: {
    title: (name) => `Wann wird ${name} erwartet?`, open: 'Erwartet …', openOf: (name) => `Angeben, wann ${name} erwartet wird`,
    from: 'Von', to: 'Bis', help: 'In acht von zehn Fällen soll es dazwischen liegen. Beide leer: wie die Arbeit vorangeht.', go: 'Speichern', cancel: 'Abbrechen', saved: 'Gespeichert. Die Prognose zieht gleich nach.',
  },
  line: {
    title: 'Kontostand beobachten', intro: 'Unter „Zu klären“ steht, wenn das Geld in einem von zehn Fällen unter die Grenze fallen kann.',
    currency: 'Währung', cash: (currency) => `Jetzt auf dem Konto (${currency})`, line: (currency) => `Soll nicht fallen unter (${currency})`,
    monthly: (currency) => `Geht monatlich ab (${currency})`, day: 'Am Tag', go: 'Beobachten', end: 'Nicht mehr beobachten', endOf: (currency) => `${currency} nicht mehr beobachten`, saved: 'Gespeichert.', ended: 'Wird nicht mehr beobachtet.',
    is: (line, cash, date) => `Grenze ${line}; am ${date} waren ${cash} auf dem Konto.`, out: (monthly, day) => `${monthly} gehen an jedem ${day}. des Monats ab.`,
    low: (cash, date) => `In einem von zehn Fällen sind es am ${date} höchstens ${cash}.`, well: 'In neun von zehn Fällen bleibt es über der Grenze.',
    dayInvalid: 'Ein Tag des Monats, 1 bis 31.',
  },
  track: {
    title: 'Wie frühere Prognosen eintrafen', intro: (count) => `Jede Woche wird die Prognose der nächsten ${days(count)} aufbewahrt und danach bewertet. Nur was damals bekannt sein konnte, zählt.`,
    none: (count) => `Die erste wird nach ${daysDative(count)} bewertet.`,
    caption: (currency) => `Frühere Prognosen in ${currency}`,
    week: 'Aufbewahrt am', range: 'Spanne', middle: 'Mitte', came: 'Eingegangen', within: 'In der Spanne', yes: 'Ja', no: 'Nein', open: 'Noch nicht vorbei',
    score: (share, count) => `${share} von ${words.count(count, 'Prognose', 'Prognosen')} trafen ihre Spanne; 80 % sind richtig.`,
    error: (own, due, mean) => `Daneben um ${own} dessen, was kam. Nach Fälligkeit wären es ${due} gewesen, nach der mittleren Verspätung jedes Kunden ${mean}.`,
  },
};
