import type { Texts } from '../en';

const an = (client: string): string => (client === '' ? '' : ` an ${client}`);
const ueber = (amount: string): string => (amount === '' ? '' : ` über ${amount}`);
const inBrackets = (amount: string): string => (amount === '' ? '' : ` (${amount})`);
const dann = (milestone: string): string => `${milestone} wartet dann, bis jemand erneut abrechnet oder darauf verzichtet.`;

const questions: Texts['attention']['questions'] = {
  release: ({ invoice, amount, client }) => ({
    title: `Rechnung ${invoice} freigeben?`,
    body: `Eine Rechnung${ueber(amount)}${an(client)} geht als Entwurf an Xero, mit dem Datum dieses Tages. Die Finanzabteilung genehmigt sie dort oder hier; dem Kunden wird nichts per E-Mail gesendet.`,
    go: 'An Xero freigeben',
  }),
  cancel: ({ invoice, milestone }) => ({
    title: `Rechnung ${invoice} zurückziehen?`,
    body: `Sie geht nie an Xero, und ihre Nummer wird nicht noch einmal verwendet. ${dann(milestone)} Stellt sich heraus, dass Xero sie hat, wird nichts zurückgezogen.`,
    go: 'Rechnung zurückziehen',
  }),
  adopt: ({ invoice, found, amount }) => ({
    title: `${found}${inBrackets(amount)} als Rechnung dieses Meilensteins übernehmen?`,
    body: `${found} bleibt in Xero, wie sie ist, und Milepost verfolgt ihre Zahlungen als Rechnung ${invoice}. Es entsteht nichts Neues, und es wird deswegen keine E-Mail gesendet.`,
    go: `${found} übernehmen`,
  }),
  send_anyway: ({ invoice, found, amount, client }) => ({
    title: `${invoice} zusätzlich senden?`,
    body: `Xero hat dann zwei Rechnungen${an(client)}: ${found}, die bleibt, wie sie ist, und ${invoice}${ueber(amount)}. Das ist nur richtig, wenn ${found} für etwas anderes ist.`,
    go: `${invoice} zusätzlich senden`,
  }),
  accept: ({ invoice }) => ({
    title: `Rechnung ${invoice} so annehmen, wie Xero sie hat?`,
    body: 'Es gelten die Zahlen in Xero, und dies wartet nicht mehr. In Xero wird nichts geändert. Die Notiz bleibt im Verlauf.',
    go: 'Annehmen',
  }),
  credit: ({ invoice, client }) => ({
    title: `Rechnung ${invoice} gutschreiben?`,
    body: `In Xero wird eine Gutschrift${an(client)} erstellt, genehmigt und mit ${invoice} verrechnet; um so viel weniger ist darauf offen. Bezahltes Geld bleibt unberührt.`,
    go: 'Gutschreiben',
  }),
  void: ({ invoice, amount, milestone }) => ({
    title: `Rechnung ${invoice}${inBrackets(amount)} zurücknehmen?`,
    body: `Sie wird in Xero storniert, oder dort gelöscht, wenn sie noch ein Entwurf ist, und lässt sich nicht wiederherstellen. ${dann(milestone)}`,
    go: 'Stornieren oder löschen',
  }),
  bill_again: ({ invoice, milestone, amount, client }) => ({
    title: invoice === '' ? `${milestone} jetzt abrechnen?` : `${milestone} erneut abrechnen?`,
    body: `${invoice === '' ? 'Eine Rechnung' : 'Eine neue Rechnung mit neuer Nummer'}${ueber(amount)}${an(client)} wird gestellt, wie es der Vertrag vorsieht.${invoice === '' ? '' : ` ${invoice} bleibt, wie sie ist.`}`,
    go: invoice === '' ? 'Abrechnen' : 'Erneut abrechnen',
  }),
  leave: ({ milestone, amount }) => ({
    title: `${milestone} nicht abrechnen?`,
    body: `Der Meilenstein wird mit dieser Begründung zurückgestellt, und sein Preis${ueber(amount)} wird nicht abgerechnet, was auch immer mit dem Epic geschieht. Im Panel des Epics lässt sich die Zurückstellung aufheben.`,
    go: 'Nicht abrechnen',
  }),
  untag: ({ milestone, amount }) => ({
    title: `${milestone} aus dem Plan nehmen?`,
    body: `Der Preis${ueber(amount)} entfällt aus dem Plan, und dafür wird nichts abgerechnet. Rechnungen in Xero bleiben, wie sie sind.`,
    go: 'Aus dem Plan nehmen',
  }),
  bill_beside: ({ invoice, milestone, amount, client }) => ({
    title: invoice === '' ? `Jetzt abrechnen: ${milestone}?` : `Erneut abrechnen: ${milestone}?`,
    body: `Eine eigene Rechnung${ueber(amount)}${an(client)} wird gestellt, wie es der Vertrag sagt, unter neuer Nummer.${invoice === '' ? '' : ` ${invoice} bleibt, wie sie ist.`}`,
    go: invoice === '' ? 'Abrechnen' : 'Erneut abrechnen',
  }),
  leave_beside: ({ milestone, amount }) => ({
    title: `Nicht abrechnen: ${milestone}?`,
    body: `Dies${inBrackets(amount)} wird nicht mehr von selbst abgerechnet. Von Hand geht es weiterhin auf der Seite des Projekts; die Begründung bleibt im Verlauf.`,
    go: 'Nicht abrechnen',
  }),
  accept_extra: ({ found, amount }) => ({
    title: `${found}${inBrackets(amount)} als richtig vermerken?`,
    body: 'Sie bleibt in Xero, wie sie ist, steht für keinen Meilenstein und wartet nicht mehr. Die Notiz bleibt im Verlauf.',
    go: 'Als richtig vermerken',
  }),
  bill_each: ({ milestone, amount, client }) => ({
    title: `${milestone} für jeden fälligen Zeitraum abrechnen?`,
    body: `Rechnungen${ueber(amount)}${an(client)} werden gestellt, wie es der Vertrag vorsieht, eine je Zeitraum, mit dem Datum von heute.`,
    go: 'Jeden Zeitraum abrechnen',
  }),
  bill_last: ({ milestone, client }) => ({
    title: `${milestone} nur für den letzten Zeitraum abrechnen?`,
    body: `Eine Rechnung${an(client)} wird gestellt, für den letzten fälligen Zeitraum. Die früheren werden nie abgerechnet; die Begründung bleibt im Verlauf.`,
    go: 'Nur den letzten abrechnen',
  }),
  skip_periods: ({ milestone, amount }) => ({
    title: `Was von ${milestone} fällig wurde, überspringen?`,
    body: `Die fällig gewordenen Zeiträume${inBrackets(amount)} werden nie abgerechnet, und der Retainer geht mit dem nächsten weiter. Die Begründung bleibt im Verlauf.`,
    go: 'Überspringen',
  }),
  bill_period: ({ invoice, milestone, amount, client }) => ({
    title: `Diesen Zeitraum von ${milestone} erneut abrechnen?`,
    body: `Eine neue Rechnung mit neuer Nummer${ueber(amount)}${an(client)} wird für dieselben Tage gestellt. ${invoice} bleibt, wie sie ist.`,
    go: 'Erneut abrechnen',
  }),
  leave_period: ({ invoice, milestone, amount }) => ({
    title: `Diesen Zeitraum von ${milestone} nicht abrechnen?`,
    body: `Was ${invoice} verlangte${inBrackets(amount)}, wird nicht erneut berechnet. Der Retainer läuft weiter wie bisher; die Begründung bleibt im Verlauf.`,
    go: 'Nicht abrechnen',
  }),
};

export const attention: Texts['attention'] = {
  title: (count) => (count === 0 ? 'Zu klären' : `Zu klären (${count})`),
  none: 'Es gibt nichts zu klären.',
  leftBack: (milestone) => `${milestone} wartet wieder.`,
  gone: 'Das hat inzwischen jemand anderes erledigt.',
  site: 'Verbindung zu Xero',
  cash: 'Zahlungseingang',
  beside: { deposit: 'Anzahlung', retention: 'Freigabe des Einbehalts' },
  since: (when) => `Wartet seit ${when}`,
  showOf: (number) => `Rechnung ${number} zeigen`,
  inXero: (number) => `${number} in Xero`,
  more: 'Es wartet mehr, als hier aufgeführt ist. Sobald einiges erledigt ist, erscheint der Rest.',
  group: (subject) => `Mögliche Schritte zu ${subject}`,
  named: (label, subject) => `${label}: ${subject}`,
  tone: { error: 'Fehler', warning: 'Entscheidung nötig', info: 'Zu erledigen' },
  answer: {
    release: 'Freigeben', cancel: 'Rechnung zurückziehen', retry: 'Erneut versuchen', drop: 'So belassen', adopt: 'Übernehmen', send_anyway: 'Unsere zusätzlich senden', accept: 'Annehmen', credit: 'Gutschreiben',
    void: 'Stornieren oder löschen', bill_again: 'Erneut abrechnen', leave: 'Nicht abrechnen', keep_bill: 'Rechnung bestehen lassen', untag: 'Aus dem Plan nehmen', accept_extra: 'Als richtig vermerken',
    bill_each: 'Jeden Zeitraum abrechnen', bill_last: 'Nur den letzten abrechnen', skip_periods: 'Überspringen', bill_period: 'Erneut abrechnen', leave_period: 'Nicht abrechnen', bill_beside: 'Jetzt abrechnen', leave_beside: 'Nicht abrechnen',
    fix_mapping: 'Vertragseinstellungen', connect: 'Verbindungseinstellungen', open_work: 'Epic öffnen', open_ledger: 'In Xero öffnen', open_forecast: 'Prognose öffnen', open_billing: 'Abrechnung öffnen',
  },
  billFirst: 'Jetzt abrechnen',
  billPeriodNow: 'Jetzt abrechnen',
  readAgain: 'Erneut lesen',
  takeAsDeleted: 'Als gelöscht ansehen',
  questions,
  missing: ({ invoice, milestone }) => ({
    title: `Rechnung ${invoice} als in Xero gelöscht ansehen?`,
    body: `Xero hat sie nicht mehr. ${dann(milestone === '' ? 'Der Meilenstein' : milestone)} Die Notiz bleibt im Verlauf.`,
    go: 'Als gelöscht ansehen',
  }),
  done: {
    release: ({ invoice }) => `Rechnung ${invoice} ist auf dem Weg zu Xero.`,
    cancel: ({ invoice, milestone }) => `Rechnung ${invoice} wurde zurückgezogen. ${milestone} wartet auf eine Entscheidung.`,
    retry: ({ invoice }) => `Rechnung ${invoice} wird erneut versucht.`,
    drop: ({ invoice }) => `Rechnung ${invoice} bleibt, wie sie ist.`,
    adopt: ({ invoice, found }) => `${found} steht jetzt für Rechnung ${invoice}.`,
    send_anyway: ({ invoice }) => `Rechnung ${invoice} ist auf dem Weg zu Xero.`,
    accept: ({ invoice }) => `Rechnung ${invoice} wurde so angenommen, wie Xero sie hat.`,
    credit: ({ invoice }) => `Xero wird gebeten, Rechnung ${invoice} gutzuschreiben.`,
    void: ({ invoice }) => `Xero wird gebeten, Rechnung ${invoice} zurückzunehmen.`,
    bill_again: ({ milestone }) => `${milestone} wird abgerechnet.`,
    leave: ({ milestone }) => `${milestone} ist zurückgestellt und wird nicht abgerechnet.`,
    keep_bill: ({ invoice }) => `Rechnung ${invoice} bleibt bestehen.`,
    untag: ({ milestone }) => `${milestone} ist nicht mehr im Plan.`,
    bill_beside: ({ milestone }) => `${milestone}: Eine Rechnung wird erstellt.`,
    leave_beside: ({ milestone }) => `${milestone}: bleibt unberechnet.`,
    accept_extra: ({ found }) => `${found} wurde als richtig vermerkt.`,
    bill_each: ({ milestone }) => `${milestone} wird abgerechnet.`,
    bill_last: ({ milestone }) => `${milestone} wird für den letzten Zeitraum abgerechnet.`,
    skip_periods: ({ milestone }) => `Was von ${milestone} fällig war, wird nicht abgerechnet.`,
    bill_period: ({ milestone }) => `${milestone} wird erneut abgerechnet.`,
    leave_period: ({ milestone }) => `Der Zeitraum von ${milestone} bleibt nicht abgerechnet.`,
  },
  words: { reason: 'Begründung', note: 'Notiz', help: 'Bleibt im Verlauf; lesen kann es jeder, der die Abrechnung sehen darf.' },
  credit: {
    amount: (currency) => (currency === '' ? 'Betrag, mit Steuer' : `Betrag in ${currency}, mit Steuer`),
    all: (owed) => (owed === '' ? 'Leer: alles, was noch offen ist.' : `Leer: alles, was noch offen ist, ${owed}.`),
    understood: (amount) => `Das sind ${amount}.`,
  },
  billingWhereIs: 'Zu finden unter Apps, Abrechnung in der Navigation des Projekts.',
  settingsWhereIs: 'Zu finden unter Projekteinstellungen, Apps, Abrechnung.',
  adminWhereIs: 'Zu finden unter Jira-Einstellungen, Apps, Milepost.',
};
