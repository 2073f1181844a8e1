import type { Texts } from '../en';
import { words } from './words';

const invoices = (count: number): string => words.count(count, 'Rechnung', 'Rechnungen');
const agree = (count: number): string => `${invoices(count)} ${count === 1 ? 'stimmt' : 'stimmen'} mit Xero auf den Cent überein`;

export const reconciliation: Texts['reconciliation'] = {
  never: 'Mit der Buchhaltung in Xero wurde noch nicht abgeglichen. Milepost tut das jede Stunde.',
  nothing: 'Es gibt noch keine Rechnung, die mit Xero abgeglichen werden könnte.',
  more: 'In Xero stehen mehr Rechnungen, die wie solche von Milepost aussehen, als hier aufgeführt sind. Sie erscheinen, sobald diese erledigt sind.',
  checked: (when) => `Geprüft ${when}, danach jede Stunde.`,
  agreed: agree,
  agreedToo: (count) => (count === 0 ? 'Keine weitere Rechnung wurde abgeglichen.' : `${agree(count)}.`),
  open: (count) => (count === 1 ? 'Eine Abweichung ist nicht geklärt' : `${count} Abweichungen sind nicht geklärt`),
  stale: (count) => `Zu ${words.count(count, 'Rechnung', 'Rechnungen')} konnte Xero zuletzt nicht befragt werden`,
  decide: 'Unter „Zu klären“ entscheiden',
  since: (when) => `Bekannt seit ${when}`,
  reasons: {
    'back-again': 'Sie galt als gelöscht, und Xero hat sie doch. Wurde ihr Meilenstein inzwischen erneut abgerechnet, ist der Kunde doppelt berechnet: eine von beiden dort zurücknehmen.',
    client: 'In Xero geht sie an einen anderen Kunden: Sie wurde dort geändert, oder der Kunde wurde mit einem anderen zusammengeführt.',
    amount: 'Der Betrag wurde in Xero geändert, und die Steuer mit ihm.',
    draft: 'Sie ist in Xero noch nicht genehmigt und wurde dort nach dem Senden bearbeitet.',
    edited: 'Sie wurde in Xero nach dem Senden geändert.',
    'taken-back': 'Sie wurde zurückgenommen, und was sie abrechnete, wartet auf eine Entscheidung: erneut abrechnen oder darauf verzichten.',
  },
  kinds: {
    missing: { title: (count) => `Nicht mehr in Xero (${count})`, note: 'Milepost kennt diese Rechnungen, Xero hat sie nicht mehr. Was zuletzt über ihr Geld bekannt war, bleibt sichtbar.' },
    extra: { title: (count) => `In Xero, aber keine von uns (${count})`, note: 'Diese sehen aus wie Rechnungen von Milepost, aber kein Meilenstein steht dahinter. Ein Kunde könnte doppelt berechnet werden.' },
    differs: { title: (count) => `Nicht wie gesendet (${count})`, note: 'Es gelten die Zahlen in Xero. Eine richtige Abweichung mit einer Notiz annehmen; eine falsche in Xero berichtigen.' },
    stale: { title: (count) => `Zuletzt nicht gehört (${count})`, note: 'Xero konnte zu diesen nicht befragt werden. Sie zeigen den letzten bekannten Stand und werden abgeglichen, sobald Xero antwortet.' },
    accepted: { title: (count) => `Angenommen (${count})`, note: 'Diese hat jemand geprüft und begründet, warum sie richtig sind.' },
  },
};
