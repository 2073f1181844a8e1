import type { Autonomy } from '../../../../src/billing/contract';
import type { TriggerView } from '../../../../src/handlers/pages/api';
import type { Texts } from '../en';
import type { PreviewParts } from '../en/panel';
import { words } from './words';

/** What Milepost does with the invoice, at the end of the sentence. */
const verb: Record<Autonomy, string> = {
  prepare: 'vorbereitet', draft: 'als Entwurf angelegt', submit: 'zur Genehmigung vorgelegt', approve: 'genehmigt', email: 'genehmigt und per E-Mail gesendet',
};

function cause({ trigger, date, immediate }: PreviewParts): string {
  if (immediate === 'saving') return 'Mit dem Speichern wird sofort';
  if (immediate === 'under_way') return 'Jetzt wird';
  return `${event(trigger, date)} wird`;
}

function event(trigger: TriggerView, date: PreviewParts['date']): string {
  switch (trigger.kind) {
    case 'category':
      return `Sobald dieses Epic auf ${words.category[trigger.category]} steht,`;
    case 'status':
      return `Sobald dieses Epic auf ${trigger.statusName} steht,`;
    case 'version':
      return trigger.version ? `Sobald Version ${trigger.version.name} veröffentlicht ist,` : 'Sobald die Lösungsversion dieses Epics veröffentlicht ist,';
    case 'date':
      return `Am ${date(trigger.date)}`;
    case 'manual':
      return 'Mit „Jetzt abrechnen“';
    case 'start':
      return 'Sobald es im Vertrag steht,';
  }
}

export const panel: Texts['panel'] = {
  title: 'Meilenstein',
  contextTitle: 'Meilenstein in Kürze',
  preview: (parts) =>
    parts.autonomy === 'remind' ? `${cause(parts)} daran erinnert, dass ${parts.amount} an ${parts.client} abzurechnen sind.` : `${cause(parts)} eine Rechnung über ${parts.amount} an ${parts.client}, fällig ${parts.due}, ${verb[parts.autonomy]}.`,
  previewAfter: {
    remind: 'Abgerechnet wird nichts, bis jemand es tut.', prepare: 'An Xero geht nichts, bis jemand sie freigibt.', draft: '', submit: '', approve: '', email: 'Xero sendet sie dem Kunden per E-Mail.',
  },
  previewWaits: 'Was geschehen wird, steht hier, sobald alles mit * ausgefüllt ist.',
  previewCannot: 'Was geschehen wird, lässt sich für diesen Preis oder Auslöser nicht sagen.',
  previewLess: (gross, drawn, withheld) =>
    `Sie berechnet ${gross}${drawn === '' ? '' : `, abzüglich ${drawn} der Anzahlung`}${withheld === '' ? '' : `${drawn === '' ? ', abzüglich' : ' und'} ${withheld} Einbehalt bis zur Freigabe`}.`,
  previewVague: 'Sagen Sie, was der Kunde sehen oder nutzen kann: dafür zahlt er.',
  previewBusy: 'Was geschehen wird, wird ermittelt…',
  blocked: 'Beim jetzigen Stand wird nichts abgerechnet',
  toward: (place) => `Zählt zu Meilenstein ${place}:`,
  notEpic: (issueType) => `Meilensteine sind Epics. Dies ist vom Typ ${issueType}; der Preis wird an seinem Epic angegeben.`,
  notMilestone: 'Kein Meilenstein',
  noContract: {
    title: 'In diesem Projekt gibt es noch keinen Vertrag',
    manage: 'Ein Vertrag sagt, wer wie viel zu welchen Bedingungen zahlt. Zuerst einen anlegen, dann diesem Epic einen Preis geben.',
    other: 'Jemand mit der Berechtigung „Abrechnung verwalten“ legt ihn in den Projekteinstellungen an.',
    go: 'Vertrag anlegen',
    whereIs: 'Zu finden unter Projekteinstellungen, Apps, Abrechnung.',
  },
  untaggedOther: 'Dieses Epic ist kein Meilenstein. Jemand mit der Berechtigung „Abrechnung verwalten“ kann es dazu machen.',
  form: {
    tagTitle: 'Dieses Epic zum Meilenstein machen',
    editTitle: 'Diesen Meilenstein ändern',
    contract: 'Vertrag',
    contractOption: (name, client, price) => `${name}: ${client}, ${price}`,
    forContract: (name, client) => `${name}, ${client}`,
    left: (unallocated, price) => `${unallocated} von ${price} sind noch nicht verplant.`,
    over: (over, price) => `Der Plan liegt schon ${over} über den ${price} des Vertrags.`,
    name: 'Name auf der Rechnung',
    deliverable: 'Was geliefert wird',
    deliverableHelp: 'Steht auf der Rechnung, damit der Kunde weiß, wofür er zahlt.',
    priceKind: 'Preis als',
    asAmount: 'Betrag',
    asShare: 'Anteil am Vertrag',
    amount: (currency) => `Betrag in ${currency}`,
    amountHint: 'Zum Beispiel 12.000,00',
    percent: 'Prozent des Vertrags',
    percentHint: 'Zum Beispiel 25 oder 33,33',
    understood: (amount) => `Das sind ${amount}.`,
    trigger: 'Abrechnen',
    triggers: {
      category: (name) => `Sobald das Epic ${name} ist`,
      status: 'Sobald es einen Status erreicht',
      version: 'Sobald eine Version veröffentlicht ist',
      date: 'An einem Datum',
      manual: 'Von Hand',
      start: 'Sofort, als Anzahlung',
    },
    status: 'Status',
    statusChoose: 'Status wählen',
    statusLoading: 'Der Workflow wird gelesen…',
    version: 'Version',
    versionOwn: 'Die Lösungsversion des Epics',
    versionReleased: (name) => `${name} (veröffentlicht)`,
    versionLoading: 'Die Versionen werden gelesen…',
    date: 'Datum',
    terms: 'Zahlungsbedingungen',
    termsContract: (terms) => `Wie der Vertrag: ${terms}`,
    termsDays: 'Tage',
    termsDay: 'Tag des Monats',
    autonomy: 'Wenn er erreicht ist',
    autonomyContract: (word) => `Wie der Vertrag: ${word}`,
    termsInvalid: { message: 'Die Zahlungsbedingungen brauchen eine ganze Zahl.', action: 'Die Zahl der Tage oder den Tag des Monats angeben.' },
    tag: 'Zum Meilenstein machen',
    save: 'Änderungen speichern',
  },
  stale: 'Jemand anderes hat dies während der Eingabe geändert. Von den eigenen Eingaben wurde noch nichts gespeichert.',
  tagged: {
    share: 'Anteil am Vertrag',
    trigger: 'Auslöser',
    terms: 'Zahlungsbedingungen',
    autonomy: 'Wenn er erreicht ist',
    deliverable: 'Was geliefert wird',
    total: 'Summe',
    paid: 'Bezahlt',
    credited: 'Gutgeschrieben',
    due: 'Noch offen',
    dueDate: 'Fällig am',
    invoice: 'Rechnung',
    amount: 'Betrag',
    together: (milestone) => `Sie rechnet ${milestone} ab, zusammen mit`,
    sending: 'Auf dem Weg zu Xero. Milepost versucht es, bis Xero sie hat, und sendet sie nie doppelt.',
    held: (reason) => `Zurückgestellt: ${reason}`,
    heldNote: 'Solange der Meilenstein zurückgestellt ist, wird nichts abgerechnet, was auch immer mit dem Epic geschieht.',
    stuck: 'Die Rechnung ist vorbereitet, aber nicht so in Xero, wie sie sein sollte',
    stuckThere: 'Etwas, das mit der Rechnung geschehen sollte, ließ sich in Xero nicht ausführen',
    stuckNote: 'Auf der Seite „Abrechnung“ des Projekts lässt es sich erneut versuchen oder anders entscheiden.',
    prepared: 'Die Rechnung ist vorbereitet und wartet auf ihre Freigabe',
    preparedNote: 'Sie wird auf der Seite „Abrechnung“ des Projekts freigegeben. Bis dahin ist nichts in Xero.',
    toBilling: 'Abrechnung öffnen',
    billingWhereIs: 'Zu finden in der Navigation des Projekts, unter Abrechnung.',
    waiting: 'Das Epic ist so weit, konnte aber nicht abgerechnet werden',
    takenBack: { voided: 'Die Rechnung wurde in Xero storniert', deleted: 'Die Rechnung wurde in Xero gelöscht', cancelled: 'Die Rechnung wurde zurückgezogen, bevor Xero sie hatte', otherwise: 'Die Rechnung wurde zurückgenommen' },
    reopened: (date) => `Das Epic wurde am ${date} wieder geöffnet, nachdem es abgerechnet war`,
    reopenedNote: 'In Xero wurde nichts geändert. Gilt die Rechnung, kann sie bestehen bleiben; soll sie zurückgenommen werden, in Xero gutschreiben oder stornieren.',
    reopenedKept: (date) => `Das Epic wurde am ${date} wieder geöffnet; die Rechnung blieb bestehen.`,
    place: (place) => `Meilenstein ${place}`,
  },
  gate: {
    open: 'Release-Gate: offen.',
    closed: 'Release-Gate: geschlossen.',
    paid: (invoice, at) => `Das Geld für Rechnung ${invoice} ist eingegangen, wie Xero zuletzt am ${at} sagte.`,
    notBilled: 'Fällig vor dem Release, und noch nicht abgerechnet.',
    notSent: (invoice) => `Rechnung ${invoice} ist noch nicht in Xero.`,
    needsAttention: (invoice) => `Zu Rechnung ${invoice} ist etwas zu klären. Bis dahin zählt keine Zahlung darauf.`,
    notApproved: (invoice) => `Rechnung ${invoice} ist in Xero noch nicht genehmigt, also schuldet sie niemand.`,
    unpaid: (invoice, due) => (due === undefined ? `Rechnung ${invoice} ist nicht bezahlt.` : `Rechnung ${invoice} ist nicht bezahlt: ${due} sind noch offen.`),
    reversed: (invoice, due) => `Rechnung ${invoice} war bezahlt, und die Zahlung wurde zurückgenommen${due === undefined ? '' : `: ${due} sind wieder offen`}.`,
    credited: (invoice) => `Rechnung ${invoice} wurde durch Gutschrift ausgeglichen, nicht allein durch Zahlung. Das Gate öffnet nur eingegangenes Geld.`,
    differs: (invoice) => `Rechnung ${invoice} verlangt in Xero einen anderen Betrag, als gesendet wurde. Zahlungen zählen, sobald jemand die Abweichung angenommen hat oder Xero etwas anderes sagt.`,
    takenBack: {
      voided: (invoice) => `Rechnung ${invoice} wurde in Xero storniert.`,
      deleted: (invoice) => `Rechnung ${invoice} wurde in Xero gelöscht.`,
      cancelled: (invoice) => `Rechnung ${invoice} wurde zurückgezogen, bevor Xero sie hatte.`,
      missing: (invoice) => `Xero sagt, dass es keine Rechnung ${invoice} hat.`,
    },
    unread: (invoice) => `Was Xero zuletzt zu Rechnung ${invoice} sagte, ließ sich nicht lesen; niemand weiß also, ob sie bezahlt ist. Es wird jede Stunde erneut gefragt.`,
    disconnected: 'Xero ist nicht verbunden, also weiß niemand, ob bezahlt ist. Sobald Xero verbunden ist, wird wieder nachgesehen.',
    stale: (at) => `Xero wurde zuletzt am ${at} nach Zahlungen gefragt; das ist zu lange her, um sich darauf zu verlassen. Mit der nächsten Antwort von Xero wird wieder nachgesehen.`,
    neverAsked: 'Xero wurde noch nicht nach Zahlungen gefragt. Mit der ersten Antwort von Xero wird nachgesehen.',
  },
  steps: {
    title: 'Stand',
    tagged: { done: 'Preis festgelegt', now: 'Wartet auf einen Preis' },
    reached: 'Auslöser erreicht',
    prepared: { done: 'Rechnung vorbereitet', now: 'Wartet auf Abrechnung' },
    sent: { done: 'Rechnung in Xero', now: 'Noch nicht in Xero' },
    approved: { done: 'Rechnung genehmigt', now: 'Wartet auf Genehmigung' },
    paid: { done: 'Bezahlt', now: 'Wartet auf Zahlung' },
    waitingFor: { category: 'Wartet auf das Epic', status: 'Wartet auf das Epic', version: 'Wartet auf die Veröffentlichung', date: 'Wartet auf das Datum', manual: 'Wartet, bis jemand abrechnet', start: 'Wartet auf Abrechnung' },
    done: 'erledigt',
    now: 'jetzt',
    ahead: 'steht noch bevor',
    ended: { voided: 'Rechnung storniert', deleted: 'Rechnung gelöscht', credited: 'Rechnung gutgeschrieben', cancelled: 'Rechnung zurückgezogen' },
  },
  actions: {
    edit: 'Bearbeiten',
    split: 'Aufteilen',
    join: 'Teile zusammenlegen',
    untag: 'Meilenstein entfernen',
    hold: 'Zurückstellen',
    unhold: 'Zurückstellung aufheben',
    bill: 'Jetzt abrechnen',
    billAgain: 'Abrechnung erneut versuchen',
    billAnew: 'Erneut abrechnen',
    keep: 'Rechnung bestehen lassen',
    leave: 'Nicht abrechnen',
    menu: 'Mögliche Schritte',
  },
  split: {
    title: 'Diesen Meilenstein in Teilen abrechnen',
    intro: 'Jeder Teil wird mit einer eigenen Rechnung abgerechnet, sobald seine Zeit kommt. Ein Teil, dessen Zeit schon da ist, wird sofort abgerechnet; ist ein Teil abgerechnet, lassen sie sich nicht mehr zusammenlegen.',
    part: (place) => `Teil ${place}`,
    nameOf: (name, place) => `${name}, Teil ${place}`,
    percent: 'Prozent des Meilensteins',
    together: (percent, amount) => `Zusammen ${percent.replace('.', ',')} % von ${amount}`,
    add: 'Teil hinzufügen',
    remove: (place) => `Teil ${place} entfernen`,
    go: 'Aufteilen',
    done: 'Der Meilenstein wird in Teilen abgerechnet.',
    list: 'Teile',
    partOf: (part, whole) => `${whole}, ${part}`,
    joinConfirm: {
      title: 'Wieder in einem abrechnen?',
      body: (whole) => `Aus den Teilen wird wieder der Meilenstein „${whole}“, zu dem, was sie zusammen ergeben, fällig wie sein letzter Teil.`,
      go: 'Zusammenlegen',
    },
    joined: 'Der Meilenstein wird wieder in einem abgerechnet.',
    alsoWaits: (parts) => `Die Arbeit des Epics wartet auch auf das Geld für: ${parts}.`,
    untagBody: 'Das Epic bleibt; alle seine Teile, die nicht abgerechnet sind, verlassen den Plan und werden nicht abgerechnet. Was abgerechnet ist, bleibt.',
    untagged: 'Die Teile, die nicht abgerechnet sind, wurden entfernt.',
  },
  untagConfirm: { title: 'Diesen Meilenstein entfernen?', body: 'Das Epic bleibt; sein Preis entfällt aus dem Plan, und dafür wird nichts abgerechnet.', go: 'Meilenstein entfernen' },
  holdForm: { title: 'Diesen Meilenstein zurückstellen', reason: 'Begründung', reasonHelp: 'Sichtbar für alle, die die Abrechnung sehen dürfen.', go: 'Zurückstellen' },
  billConfirm: {
    title: 'Diesen Meilenstein jetzt abrechnen?',
    body: (amount, client, autonomy) => `Eine Rechnung über ${amount} an ${client} wird sofort gestellt. Milepost geht bis: ${autonomy}.`,
    go: 'Jetzt abrechnen',
  },
  billAnewConfirm: {
    title: 'Diesen Meilenstein erneut abrechnen?',
    body: (amount, client, autonomy, before) => `Eine neue Rechnung über ${amount} an ${client}, mit eigener Nummer, wird sofort gestellt; ${before} bleibt zurückgenommen. Milepost geht bis: ${autonomy}.`,
    go: 'Erneut abrechnen',
  },
  leaveForm: {
    title: 'Diesen Meilenstein nicht abrechnen?',
    body: 'Er wird zurückgestellt und bleibt im Plan. Abgerechnet wird dafür nichts, was auch immer mit dem Epic geschieht, bis jemand die Zurückstellung aufhebt.',
    reason: 'Begründung',
    reasonHelp: 'Sichtbar für alle, die die Abrechnung sehen dürfen.',
    go: 'Nicht abrechnen',
  },
  done: {
    tagged: 'Dieses Epic ist jetzt ein Meilenstein.',
    updated: 'Der Meilenstein wurde geändert.',
    untagged: 'Dieses Epic ist kein Meilenstein mehr.',
    held: 'Der Meilenstein ist zurückgestellt.',
    unheld: 'Der Meilenstein ist nicht mehr zurückgestellt.',
    billed: 'Der Meilenstein wurde abgerechnet.',
    kept: 'Die Rechnung bleibt bestehen.',
    left: 'Der Meilenstein wird nicht abgerechnet und ist zurückgestellt.',
  },
};
