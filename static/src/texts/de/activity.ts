import type { ActivityTexts, EventOf, Say } from '../say-activity';

export const activity: ActivityTexts = {
  'contract-created': (event, say) => `Vertrag ${event.name} mit ${event.client} wurde über ${say.money(event.price)} angelegt.`,
  'contract-changed': (event, say) => `Vertrag ${event.name} wurde geändert: ${list(say, event.changes)}.`,
  'price-changed': (event, say) => `Der Preis des Vertrags ${event.name} wurde von ${say.money(event.from)} auf ${say.money(event.to)} geändert${because(event.reason)}`,
  'contract-activated': (event) => `Vertrag ${event.name} wurde aktiviert: Seine Meilensteine werden von jetzt an abgerechnet.`,
  'contract-paused': (event) => `Vertrag ${event.name} wurde pausiert: ${sentence(event.reason)}`,
  'contract-resumed': (event) => `Vertrag ${event.name} läuft weiter. Was inzwischen erreicht wurde, wartet auf eine Person.`,
  'contract-closed': (event) => `Vertrag ${event.name} wurde geschlossen: Darauf wird nichts mehr abgerechnet.`,
  'plan-applied': (event, say) => `Auf Vertrag ${event.name} wurde ein Plan angewandt: ${event.milestones.map(({ milestone: name, workItem, amount }) => `${name} (${workItem}), ${say.money(amount)}`).join('; ')}.`,
  'milestone-tagged': (event, say) => `${event.workItem} wurde zum Meilenstein ${event.milestone}, mit dem Preis ${say.money(event.amount)}.`,
  'milestone-changed': (event, say) => `${milestone(event)} wurde geändert: ${list(say, event.changes)}.`,
  'milestone-untagged': (event) => `${milestone(event)} wurde aus dem Plan genommen.`,
  'milestone-held': (event) => `${milestone(event)} wurde zurückgestellt: ${sentence(event.reason)}`,
  'milestone-unheld': (event) => `${milestone(event)} ist nicht mehr zurückgestellt.`,
  'milestone-reached': (event) => `${milestone(event)} wurde erreicht (${CAUSES[event.cause]}).`,
  'milestone-waiting': (event, say) => `${milestone(event)} wurde erreicht, aber nicht abgerechnet. ${say.problem(event.problem)}`,
  'milestone-reopened': (event) => `${event.workItem} wurde wieder geöffnet, nachdem Meilenstein ${event.milestone} mit ${event.invoice} abgerechnet war. Die Rechnung besteht; jemand entscheidet.`,
  'milestone-returned': (event) => `${event.workItem} ist wieder da, wo Meilenstein ${event.milestone} mit ${event.invoice} abgerechnet wurde. Es wird nichts erneut abgerechnet.`,
  'bill-kept': (event) => `Rechnung ${event.invoice} für Meilenstein ${event.milestone} bleibt bestehen, obwohl ${event.workItem} wieder geöffnet wurde.`,
  'invoice-prepared': (event, say) => `Rechnung ${event.invoice} für ${event.milestone} wurde vorbereitet: ${say.money(event.amount)}${event.dueDate ? `, fällig am ${say.date(event.dueDate)}` : ', wartet auf Freigabe'}.`,
  'invoice-edited': (event, say) => `Der Text der Rechnung ${event.invoice} wurde vor der Freigabe geändert: ${list(say, event.changes)}.`,
  'invoice-released': (event, say) => `Rechnung ${event.invoice} über ${say.money(event.amount)} wurde freigegeben.`,
  'invoice-recorded': (event, say) => `Rechnung ${event.invoice} ${event.adopted ? 'wurde in Xero gefunden und übernommen' : 'ist in Xero'}, ${STATUS_WORDS[event.status]}: ${say.money(event.total)} mit Steuer (Xeros ID ${event.ledgerId}).`,
  'invoice-held': (event, say) => `Rechnung ${event.invoice} wartet auf eine Person. ${say.problem(event.problem)}`,
  'invoice-retried': (event, say) => `Rechnung ${event.invoice} wurde wieder aufgenommen${event.issueDate ? `, datiert ${say.date(event.issueDate)}` : ''}${event.client ? `, für ${event.client}` : ''}${event.despite ? `: ${event.despite} in Xero ist eine andere` : ''}.`,
  'invoice-emailed': (event) => `Rechnung ${event.invoice} wurde dem Kunden von Xero per E-Mail gesendet.`,
  'invoice-mirrored': (event, say) => `Xero hat Rechnung ${event.invoice} geändert: ${list(say, event.changes)}.`,
  'invoice-cancelled': (event) => `Rechnung ${event.invoice} wurde zurückgezogen, bevor Xero sie hatte: ${sentence(event.reason)}`,
  'act-asked': (event, say) => `Xero wurde gebeten, Rechnung ${event.invoice}${event.amount ? ` um ${say.money(event.amount)}` : ''} ${ACT_WORDS[event.act].ask}${because(event.reason)}`,
  'act-done': (event, say) => `Rechnung ${event.invoice} wurde${event.amount ? ` um ${say.money(event.amount)}` : ''} ${ACT_WORDS[event.act].done}${event.document ? ` (${event.document})` : ''}.`,
  'act-dropped': (event) => `Xero wird nicht mehr gebeten, Rechnung ${event.invoice} ${ACT_WORDS[event.act].ask}.`,
  'bill-left': (event) => `${milestone(event)} wird nicht erneut abgerechnet, nachdem ${event.invoice} zurückgenommen wurde: ${sentence(event.reason)}`,
  'differences-accepted': (event, say) => `Rechnung ${event.invoice} wurde so angenommen, wie Xero sie hat (${list(say, event.differences)}): ${sentence(event.note)}`,
  'change-order-drafted': (event, say) => `Änderungsauftrag ${event.order} zu Meilenstein ${event.milestone} wurde über ${say.money(event.price)} entworfen: ${sentence(event.title)}`,
  'change-order-changed': (event, say) => `Änderungsauftrag ${event.order} wurde geändert: ${list(say, event.changes)}.`,
  'change-order-agreed': (event, say) =>
    `Änderungsauftrag ${event.order} (${event.title}) wurde mit ${event.with} über ${say.money(event.price)} vereinbart und wird ${placed(event.milestone)} abgerechnet. Nachweis: ${sentence(event.evidence)}`,
  'change-order-placed': (event) => `Änderungsauftrag ${event.order} (${event.title}) wird ${placed(event.milestone)} abgerechnet.`,
  'change-order-declined': (event) => `Änderungsauftrag ${event.order} (${event.title}) wurde abgelehnt: ${sentence(event.reason)}`,
  'scope-kept': (event) => `Die Arbeit in ${event.workItem}, wie sie jetzt ist, wurde als Umfang von Meilenstein ${event.milestone} festgehalten: Als er seinen Preis bekam, gab es noch keine.`,
  'retainer-created': (event, say) => `Retainer ${event.retainer} wurde angelegt: ${say.money(event.amount)} je Zeitraum ab ${say.date(event.from)}.`,
  'retainer-changed': (event, say) => `Retainer ${event.retainer} wurde geändert: ${list(say, event.changes)}.`,
  'retainer-priced': (event, say) => `Retainer ${event.retainer} kostet ab ${say.date(event.from)} je Zeitraum ${say.money(event.amount)}.`,
  'retainer-paused': (event, say) => `Retainer ${event.retainer} wurde ab ${say.date(event.date)} pausiert${because(event.reason)}`,
  'retainer-resumed': (event, say) => `Retainer ${event.retainer} läuft ab ${say.date(event.date)} weiter${because(event.reason)}`,
  'retainer-ended': (event, say) => `Retainer ${event.retainer} endet am ${say.date(event.date)}${because(event.reason)}`,
  'retainer-waiting': (event, say) => `Retainer ${event.retainer} war fällig, wurde aber nicht abgerechnet. ${say.problem(event.problem)}`,
  'periods-cleared': (event, say) => `Jeder der ${event.count} versäumten Zeiträume von Retainer ${event.retainer} soll abgerechnet werden, ${say.date(event.from)} bis ${say.date(event.to)}${because(event.reason)}`,
  'periods-skipped': (event, say) => `${event.count === 1 ? '1 versäumter Zeitraum' : `${event.count} versäumte Zeiträume`} von Retainer ${event.retainer} ${event.count === 1 ? 'wird' : 'werden'} nicht abgerechnet, ${say.date(event.from)} bis ${say.date(event.to)}${because(event.reason)}`,
  'period-left': (event, say) => `Retainer ${event.retainer}, ${say.date(event.from)} bis ${say.date(event.to)}, wird nicht erneut abgerechnet, nachdem ${event.invoice} zurückgenommen wurde: ${sentence(event.reason)}`,
  'extra-found': (event) => `Xero hat Rechnung ${event.number}, die aussieht wie eine von Milepost, aber keine ist (Xeros ID ${event.ledgerId}).`,
  'extra-accepted': (event) => `Rechnung ${event.number} in Xero wurde als richtig vermerkt: ${sentence(event.note)}`,
  'invoice-missing': (event) => `Xero hat Rechnung ${event.invoice} nicht mehr (Xeros ID ${event.ledgerId}).`,
  'gate-passed': (event) => `Das Release-Gate von ${event.milestone} (${event.workItem}) hat ${event.item} durchgelassen: ${PASSED[event.opened](event.invoice ?? '')}.`,
  'gate-closed-again': (event) =>
    `Die Zahlung von Rechnung ${event.invoice} wurde zurückgenommen; das Release-Gate von ${event.milestone} (${event.workItem}) ist deshalb wieder geschlossen. ${event.items.length === 0 ? 'Es hatte nichts durchgelassen' : `Es hatte ${event.items.join(', ')} durchgelassen`}.`,
  'version-released-unpaid': (event) => `Version ${event.version} wurde veröffentlicht, obwohl das Release-Gate von ${event.milestone} (${event.workItem}) geschlossen ist${event.invoice === undefined ? '' : ` (Rechnung ${event.invoice})`}.`,
  'mark-repaired': (event) => `Was Jira von Meilenstein ${event.milestone} (${event.workItem}) weiß, wurde dort von Hand ${event.was === 'missing' ? 'entfernt' : 'geändert'} und wiederhergestellt.`,
  'gate-overridden': (event, say) => `Das Release von ${event.milestone} (${event.workItem}) wurde durchgelassen${event.until === undefined ? '' : `, bis ${say.instant(event.until)}`}: ${sentence(event.reason)}`,
  'gate-override-ended': (event) => `Das Release von ${event.milestone} (${event.workItem}) wartet wieder auf sein Geld.`,
  'payment-claimed': (event, say) => `Der Kunde sagt, Rechnung ${event.invoice} sei am ${say.date(event.paidOn)} bezahlt worden${event.reference === undefined ? '' : ` (${event.reference})`}.`,
  'payment-claim-dropped': (event) => `Was der Kunde zur Zahlung von Rechnung ${event.invoice} sagte, zählt nicht mehr.`,
  'gate-policy-changed': (event, say) => `Das Release-Gate von Vertrag ${event.name} wurde geändert: ${list(say, event.changes)}.`,
  'gates-opened': (event) => `Alles, was auf das Geld von Vertrag ${event.name} wartet, wird durchgelassen: ${sentence(event.reason)}`,
  'gates-closed': (event) => `Was auf das Geld von Vertrag ${event.name} wartet, richtet sich wieder nach dem Geld.`,
  'gate-token-made': (event) => `Ein Token namens ${event.name} wurde erstellt, mit dem Builds ${event.for === undefined ? 'das Release-Gate' : `das Release-Gate von ${event.for}`} fragen${event.amounts ? ', einschließlich der Beträge' : ''}.`,
  'gate-token-rotated': (event) => `Das Token ${event.name} des Release-Gates wurde erneuert; das vorige gilt noch ${event.graceHours} Stunden.`,
  'gate-token-revoked': (event) => `Das Token ${event.name} des Release-Gates wurde widerrufen.`,
  'client-merged': (event) => `Kunde ${event.client} wurde in Xero mit ${event.into} zusammengeführt.`,
  'milestone-expected': (event, say) => event.from === undefined ? `${milestone(event)} wird wieder so erwartet, wie seine Arbeit vorankommt.` : `${milestone(event)} wird ${event.to === undefined || event.to === event.from ? `am ${say.date(event.from)}` : `zwischen ${say.date(event.from)} und ${say.date(event.to)}`} erwartet.`,
  'cash-line-set': (event, say) => event.line === undefined ? `Auf den Bestand in ${event.currency} wird nicht mehr geachtet.` : `Auf den Bestand in ${event.currency} wird geachtet: Er soll nicht unter ${say.money(event.line)} fallen.`,
  'cash-low': (event, say) => `Der Bestand kann unter ${say.money(event.line)} fallen: In einem von zehn Fällen sind es am ${say.date(event.on)} ${say.money(event.cash)} oder weniger.`,
  'webhook-silent': (event, say) => `Xeros Meldungen kommen seit ${say.instant(event.since)} nicht mehr an. Zahlungen werden beim stündlichen Nachsehen bemerkt.`,
  'webhook-heard': () => 'Xeros Meldungen kommen wieder an.',
  'connection-made': (event) => `Milepost wurde mit ${event.organisation} verbunden${event.demo ? ', einer Demo-Organisation: Was dort abgerechnet wird, ist nicht echt' : ''}.`,
  'connection-broken': (event, say) => `Die Verbindung zu ${event.organisation} ist abgerissen. ${say.problem(event.problem)}`,
  'connection-ends': (event, say) => `Die Verbindung zu ${event.organisation} endet am ${say.date(event.date)}, wenn sie nicht erneuert wird.`,
  'connection-removed': (event) => `Milepost wurde von ${event.organisation} getrennt.`,
  'webhook-key-saved': () => 'Der Schlüssel, mit dem Xeros Meldungen signiert sind, wurde gespeichert.',
};

const placed = (name: string | undefined): string => (name === undefined ? 'als Position auf der nächsten Rechnung' : `als Meilenstein ${name}`);
const because = (reason: string | undefined): string => (reason === undefined ? '.' : `: ${sentence(reason)}`);

const ACT_WORDS: Readonly<Record<EventOf<'act-asked'>['act'], { readonly ask: string; readonly done: string }>> = {
  approve: { ask: 'zu genehmigen', done: 'in Xero genehmigt' },
  email: { ask: 'per E-Mail zu senden', done: 'dem Kunden von Xero per E-Mail gesendet' },
  void: { ask: 'zu stornieren', done: 'in Xero storniert' },
  delete: { ask: 'zu löschen', done: 'in Xero gelöscht' },
  credit: { ask: 'gutzuschreiben', done: 'in Xero gutgeschrieben' },
};

const STATUS_WORDS: Readonly<Record<EventOf<'invoice-recorded'>['status'], string>> = {
  prepared: 'vorbereitet',
  sending: 'in Übertragung',
  needs_attention: 'zu klären',
  draft: 'als Entwurf',
  submitted: 'zur Genehmigung vorgelegt',
  approved: 'genehmigt',
  part_paid: 'teilweise bezahlt',
  paid: 'bezahlt',
  credited: 'gutgeschrieben',
  voided: 'storniert',
  deleted: 'gelöscht',
  cancelled: 'zurückgezogen',
};

const PASSED: Readonly<Record<EventOf<'gate-passed'>['opened'], (invoice: string) => string>> = {
  money: (invoice) => `Rechnung ${invoice} ist bezahlt`,
  grace: (invoice) => `Rechnung ${invoice} hat noch einige Tage Zeit`,
  claim: (invoice) => `Der Kunde sagt, Rechnung ${invoice} sei bezahlt`,
  override: () => 'jemand hat es durchgelassen',
  off: () => 'alle Gates sind durch die Administration geöffnet',
};

const CAUSES: Readonly<Record<EventOf<'milestone-reached'>['cause'], string>> = {
  event: 'die Arbeit kam voran',
  sweep: 'beim stündlichen Nachsehen gefunden',
  schedule: 'sein Datum ist da',
  person: 'von Hand',
};

const milestone = ({ milestone: name, workItem }: { readonly milestone: string; readonly workItem: string }): string => `Meilenstein ${name} (${workItem})`;
const list = (say: Say, changes: Parameters<Say['changes']>[0]): string => say.changes(changes).map(({ field, from, to }) => `${field} von ${from} zu ${to}`).join('; ');
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
