import type { ProblemTexts } from '../say-problem';

const NOTHING_SAVED = 'Es wurde nichts gespeichert.';
const NOT_SENT = 'Dem Kunden wurde nichts gesendet.';
const RELOAD = 'Die Seite neu laden, um den Stand zu sehen.';

const amounts = {
  AMOUNT_MISSING: { message: `Es fehlt ein Betrag, also gibt es nichts abzurechnen. ${NOTHING_SAVED}`, action: 'Einen Betrag eingeben, zum Beispiel 12.000,00.' },
  AMOUNT_NOT_A_NUMBER: { message: `[„{given}“ ist als Betrag nicht lesbar. ]${NOTHING_SAVED}`, action: 'Ziffern eingeben, zum Beispiel 12.000,00 oder 12k.' },
  AMOUNT_NOT_POSITIVE: { message: `Der Betrag[ von {milestone}] ist nicht größer als null, und nur ein Betrag größer als null lässt sich abrechnen. ${NOTHING_SAVED}`, action: 'Einen Betrag größer als null eingeben.' },
  AMOUNT_TOO_PRECISE: {
    message: `[„{given}“ hat mehr Nachkommastellen, als {currency} hat ({decimals}); welcher Betrag gemeint ist, ist nicht klar. ]${NOTHING_SAVED}`,
    action: 'Den Betrag mit weniger Nachkommastellen schreiben; sollte das Zeichen Tausender trennen, es weglassen.',
  },
  AMOUNT_TOO_LARGE: { message: `Der Betrag ist größer, als eine Rechnung sein kann[ ({limit})]. ${NOTHING_SAVED}`, action: 'Den Betrag prüfen oder auf mehrere Meilensteine aufteilen.' },
  AMOUNT_AMBIGUOUS: {
    message: `[„{given}“ könnte Tausender oder Nachkommastellen meinen. ]Bei Geld rät Milepost nicht. ${NOTHING_SAVED}`,
    action: 'Das Trennzeichen für Tausender weglassen.',
  },
  SHARE_NOT_A_NUMBER: { message: `[„{given}“ ist als Prozentsatz nicht lesbar. ]${NOTHING_SAVED}`, action: 'Einen Prozentsatz eingeben, zum Beispiel 25 oder 12,5.' },
  SHARE_OUT_OF_RANGE: { message: `Ein Anteil ist größer als 0 % und höchstens 100 %, mit höchstens zwei Nachkommastellen. ${NOTHING_SAVED}`, action: 'Einen Prozentsatz zwischen 0,01 und 100 eingeben.' },
  SHARES_OVER_WHOLE: { message: `Die Anteile des Plans ergeben zusammen [{total}, also ]mehr als den ganzen Preis. ${NOTHING_SAVED}`, action: 'Einen der Prozentsätze senken, bis sie zusammen höchstens 100 % ergeben.' },
  PLAN_OVER_PRICE: {
    message: `Die Meilensteine ergeben zusammen [{allocated}, ]mehr als den Preis des Vertrags[ von {price}]. ${NOTHING_SAVED}`,
    action: 'Einen Meilenstein senken oder den Preis des Vertrags erhöhen, sobald der Kunde zugestimmt hat.',
  },
  BILLING_OVER_PRICE: {
    message: `Mit diesem Meilenstein käme die Abrechnung des Vertrags auf [{billed}, ]mehr als seinen Preis[ von {price}]. Er wurde nicht abgerechnet.`,
    action: 'Den Preis des Vertrags erhöhen, sobald der Kunde zugestimmt hat, oder den Meilenstein senken; dann abrechnen.',
  },
  PRICE_BELOW_BILLED: { message: `Der Preis kann nicht kleiner sein als das, was schon abgerechnet ist[ ({billed})]. ${NOTHING_SAVED}`, action: 'Den Preis mindestens auf das Abgerechnete setzen; Geld zurück an den Kunden ist eine Gutschrift in Xero.' },
  CURRENCY_MISMATCH: { message: `[„{given}“ ist nicht in der Währung des Vertrags, {currency}. ]Milepost rechnet nichts um. ${NOTHING_SAVED}`, action: 'Den Betrag in der Währung des Vertrags eingeben.' },
} as const;

const contracts = {
  FIELD_MISSING: { message: `[{field}: Die Angabe fehlt. ]${NOTHING_SAVED}`, action: 'Das Feld ausfüllen.' },
  FIELD_TOO_LONG: { message: `[{field}: länger als die {max} erlaubten Zeichen. ]${NOTHING_SAVED}`, action: 'Kürzen und noch einmal speichern.' },
  FIELD_INVALID: { message: `[{field}: nicht so geschrieben, wie es sein muss. ]${NOTHING_SAVED}`, action: 'Berichtigen und noch einmal speichern.[ Erwartet: {expected}.]' },
  DATE_INVALID: { message: `[„{given}“ ist kein Tag des Kalenders. ]${NOTHING_SAVED}`, action: 'Ein Datum wählen, zum Beispiel 22.12.2026.' },
  TERMS_INVALID: { message: `Solche Zahlungsbedingungen kennt Milepost nicht, ein Fälligkeitsdatum ergibt sich also nicht. ${NOTHING_SAVED}`, action: 'Eine der Arten wählen; Tage gehen von 0 bis 365, ein Tag des Monats von 1 bis 31.' },
  CONTRACT_NOT_FOUND: { message: 'Den Vertrag gibt es nicht mehr, also lässt sich darauf nichts abrechnen. Es wurde nichts geändert.', action: 'Die Seite neu laden und einen anderen Vertrag wählen.' },
  CONTRACT_DRAFT: { message: 'Der Vertrag[ {contract}] ist noch ein Entwurf, deshalb wird darauf nichts abgerechnet.', action: 'Den Vertrag aktivieren: Was bis dahin erreicht ist, wird sofort abgerechnet.' },
  CONTRACT_PAUSED: { message: 'Der Vertrag[ {contract}] war pausiert, als der Meilenstein erreicht wurde; er wurde deshalb nicht abgerechnet. Abgerechnet wird er nur auf das Wort einer Person.', action: 'Den Vertrag fortsetzen; dann den Meilenstein abrechnen oder zurückstellen.' },
  CONTRACT_NOT_STARTED: { message: 'Der Vertrag[ {contract}] beginnt erst[ am {date}], deshalb wird noch nichts abgerechnet.', action: 'Nichts: Abgerechnet wird, wenn der Vertrag beginnt. Soll es früher sein, den Beginn des Vertrags ändern.' },
  CONTRACT_ENDED: { message: 'Der Vertrag[ {contract}] endete[ am {date}], bevor dies erreicht wurde; es wurde deshalb nicht von selbst abgerechnet.', action: 'Von Hand abrechnen, wenn es geschuldet ist, oder das Ende des Vertrags verschieben.' },
  CONTRACT_CLOSED: { message: 'Der Vertrag[ {contract}] ist geschlossen, deshalb wird darauf nichts mehr abgerechnet.', action: 'Die Arbeit einem offenen Vertrag zuordnen.' },
  CONTRACT_HAS_BILLS: { message: 'Zum Vertrag[ {contract}] gibt es Rechnungen, deshalb bleiben Währung, Kunde und Nummern, wie sie sind. Es wurde nichts geändert.', action: 'Für das, was anders ist, einen neuen Vertrag anlegen und diesen schließen, wenn er erledigt ist.' },
  NUMBER_PREFIX_TAKEN: { message: `[Das Präfix {prefix} gehört schon zu einem anderen Vertrag. ]Zwei Verträge ergäben dieselbe Rechnungsnummer. ${NOTHING_SAVED}`, action: 'Ein anderes Präfix wählen.' },
  MILESTONE_NOT_FOUND: { message: 'Der Meilenstein ist nicht mehr im Vertrag. Es wurde nichts geändert und nichts abgerechnet.', action: 'Die Seite neu laden, um den jetzigen Plan zu sehen.' },
  MILESTONE_ALREADY_BILLED: { message: 'Der Meilenstein[ {milestone}] ist schon abgerechnet[ mit {invoice}], und zu einem Meilenstein gehört eine Rechnung. Es wurde nichts geändert.', action: 'Die Rechnung ansehen; berichtigt wird mit einer Gutschrift oder einem neuen Meilenstein.' },
  MILESTONE_HELD: { message: 'Der Meilenstein[ {milestone}] ist zurückgestellt[: {reason}]; er wurde deshalb nicht abgerechnet.', action: 'Die Zurückstellung aufheben, wenn er abgerechnet werden darf.' },
  BILL_BY_HAND: { message: 'Der Meilenstein[ {milestone}] ist erreicht. Er erinnert nur, deshalb wurde nichts abgerechnet.', action: 'Abrechnen, wenn es so weit ist, oder zurückstellen.' },
  BILL_VOIDED: {
    message: 'Die Rechnung[ {invoice}] wurde hier zurückgezogen oder in Xero storniert oder gelöscht; der Meilenstein ist also nicht abgerechnet. Er wird nicht erneut abgerechnet, bis eine Person es sagt.',
    action: 'Klären, warum sie zurückgenommen wurde; dann den Meilenstein erneut abrechnen, zurückstellen oder aus dem Plan nehmen.',
  },
  CLAIM_IN_FUTURE: { message: 'Der Tag, an dem der Kunde bezahlt haben will[, {claimedDate},] liegt in der Zukunft. Es wurde nichts vermerkt.', action: 'Den Tag der Zahlung wählen, spätestens heute.' },
  NOTHING_OWED: { message: 'Es ist nichts offen[ auf Rechnung {invoice}], das der Kunde hätte bezahlen können: Sie ist nicht genehmigt oder schon bezahlt. Es wurde nichts vermerkt.', action: RELOAD },
  RELEASED_UNPAID: { message: 'Arbeit an diesem Meilenstein ist ausgeliefert[: {released}], und das Geld dafür ist nicht da[ (Rechnung {invoice})].', action: 'Der Zahlung nachgehen oder die Arbeit im Vorgang mit Begründung durchlassen. Ist das Geld da, verschwindet dies von selbst.' },
  BILL_OVERDUE: { message: 'Die Rechnung[ {invoice}] war[ am {dueDate}] fällig und ist nicht bezahlt. Es gibt keinen Vorgang, unter dem jemand daran erinnert werden könnte.', action: 'Der Zahlung nachgehen. Bestreitet der Kunde die Rechnung, das an der Rechnung vermerken, und dies verschwindet; so auch, sobald das Geld da ist.' },
  GATE_TOKENS_FULL: { message: 'Der Vertrag hat so viele Tokens für sein Release-Gate, wie er haben kann[ ({max})]. Es wurde nichts erstellt.', action: 'Eines widerrufen, das nicht mehr gebraucht wird.' },
  GATE_TOKEN_NOT_FOUND: { message: 'Das Token ist schon widerrufen, es öffnet also nichts. Es wurde nichts geändert.', action: 'Die Seite neu laden, um die vorhandenen Tokens zu sehen.' },
  PARTS_NOT_WHOLE: { message: `Die Teile ergeben nicht den ganzen Meilenstein[, sondern {total}]; abgerechnet würde zu wenig oder zu viel. ${NOTHING_SAVED}`, action: 'Den Teilen Anteile geben, die zusammen 100 % ergeben.' },
  SPLIT_BILLED: { message: `Von diesem Meilenstein ist schon etwas abgerechnet[, mit {invoice}], und eine Rechnung nennt den Teil, für den sie ist. ${NOTHING_SAVED}`, action: 'Ihn lassen, wie er ist; Teile, die nicht abgerechnet sind, lassen sich einzeln ändern.' },
  ALREADY_TAGGED: { message: `[{workItem} ist schon ein Meilenstein. ]Es würde doppelt abgerechnet. ${NOTHING_SAVED}`, action: 'Den vorhandenen Meilenstein ändern oder zuerst entfernen.' },
  PLAN_FULL: { message: `Der Plan des Vertrags ist voll[: Er hat die {max} Meilensteine, die einer haben kann]. ${NOTHING_SAVED}`, action: 'Für weitere Meilensteine einen eigenen Vertrag anlegen oder zu diesen weniger schreiben.' },
  TEMPLATE_EMPTY: { message: `Darin ist kein Meilenstein, also gibt es nichts zu planen. ${NOTHING_SAVED}`, action: 'Einen Vertrag wählen, der Meilensteine hat.' },
  TEMPLATES_FULL: { message: `Es gibt so viele Planvorlagen, wie die Site haben kann[, {max}]. ${NOTHING_SAVED}`, action: 'Eine löschen, die niemand benutzt.' },
  WRONG_PROJECT: { message: 'Die Arbeit ist in einem anderen Projekt als der Vertrag[, der {project} abrechnet]; sie wird darauf also nicht abgerechnet.', action: 'Einen Vertrag des eigenen Projekts der Arbeit wählen oder die Arbeit zurück verschieben.' },
  TRIGGER_STATUS_UNKNOWN: { message: `Einen solchen Status[ ({status})] hat der Workflow nicht, der Meilenstein würde also nie erreicht und nie abgerechnet.`, action: 'Einen Status wählen, den der Workflow dieser Arbeit hat.' },
  TRIGGER_VERSION_UNKNOWN: { message: 'Die Version[ {version}], auf die der Meilenstein wartet, gibt es in diesem Projekt nicht mehr; er würde nie von selbst abgerechnet.', action: 'Einen anderen Auslöser für den Meilenstein wählen.' },
  WORK_ITEM_NOT_FOUND: { message: 'Die Arbeit hinter dem Meilenstein[, {workItem},] ist nicht zu finden: Sie wurde gelöscht, oder Milepost darf sie nicht sehen. Sie wurde nicht abgerechnet.', action: 'Sie wiederherstellen, Milepost Zugriff geben oder den Meilenstein entfernen.' },
  EPIC_NOT_FOUND: { message: `[{workItem} gibt es in diesem Projekt nicht, oder Milepost darf es nicht sehen. ]${NOTHING_SAVED}`, action: 'Den Schlüssel prüfen oder das Epic anlegen.' },
  WORK_ITEM_NOT_EPIC: { message: `[{workItem} ist vom Typ {type}. ]Nur Epics sind Meilensteine. ${NOTHING_SAVED}`, action: 'Das Epic zum Meilenstein machen, zu dem es gehört.' },
} as const;

const choices = {
  CURRENCY_NOT_ENABLED: { message: `[{currency} ist in Xero nicht eingeschaltet. ]Eine Rechnung darin würde abgelehnt. ${NOT_SENT}`, action: 'Die Währung in Xero einschalten, dann erneut versuchen.' },
  CLIENT_NOT_FOUND: { message: `Der Kunde[ {client}] ist nicht mehr in Xero. ${NOT_SENT}`, action: 'Den Kunden in den Einstellungen des Vertrags neu wählen.' },
  CLIENT_ARCHIVED: { message: `Der Kunde[ {client}] ist in Xero archiviert und kann keine Rechnung bekommen. ${NOT_SENT}`, action: 'Den Kunden in Xero wiederherstellen, dann erneut versuchen; oder zurückziehen, was für ihn wartet, und im Vertrag einen anderen wählen.' },
  ACCOUNT_NOT_FOUND: { message: `Das Konto[ {account}] ist nicht mehr in Xero. ${NOT_SENT}`, action: 'Im Vertrag ein anderes Konto wählen oder es in Xero wiederherstellen, dann erneut versuchen.' },
  ACCOUNT_ARCHIVED: { message: `Das Konto[ {account}] ist in Xero archiviert und nimmt keine Buchungen mehr an. ${NOT_SENT}`, action: 'Das Konto in Xero wiederherstellen, dann erneut versuchen; oder im Vertrag ein anderes wählen.' },
  ACCOUNT_NOT_REVENUE: { message: `Auf das Konto[ {account}] lässt sich kein Erlös buchen. ${NOT_SENT}`, action: 'Im Vertrag ein Erlöskonto wählen.' },
  TAX_NOT_FOUND: { message: `Der Steuersatz[ {tax}] ist nicht in Xero oder nicht gewählt. Milepost wählt nie einen. ${NOT_SENT}`, action: 'Im Vertrag einen Steuersatz wählen.' },
  TAX_NOT_ALLOWED: { message: `Xero erlaubt den Steuersatz[ {tax}] nicht zusammen mit dem Konto[ {account}]. ${NOT_SENT}`, action: 'Einen Steuersatz wählen, der zum Konto passt, oder ein anderes Konto.' },
  TRACKING_NOT_FOUND: { message: `Die Tracking-Option[ {option}] ist nicht mehr in Xero oder nicht mehr in Gebrauch. ${NOT_SENT}`, action: 'Das Tracking im Vertrag neu wählen oder die Option in Xero wiederherstellen, dann erneut versuchen.' },
  BRANDING_NOT_FOUND: { message: `Das Branding-Theme[ {theme}] ist nicht mehr in Xero. ${NOT_SENT}`, action: 'Im Vertrag ein Branding-Theme neu wählen, dann erneut versuchen.' },
  PERIOD_LOCKED: { message: `Die Buchhaltung ist gesperrt[ bis {date}]; in dieser Zeit kann keine Rechnung datiert sein[, auch nicht am {issueDate}]. ${NOT_SENT}`, action: 'Das Sperrdatum in Xero verschieben und erneut versuchen; oder erneut versuchen[ ab {opens}, dem ersten offenen Tag]: Der Tag des Versuchs ist dann das Datum der Rechnung.' },
} as const;

const xero = {
  NOT_CONNECTED: { message: 'Milepost ist nicht mit Xero verbunden, also lässt sich nichts senden. Vorbereitetes wartet und geht nicht verloren.', action: 'Ein Administrator verbindet Xero in den Einstellungen von Milepost.' },
  CREDENTIALS_NOT_ACCEPTED: { message: `Xero nimmt diese Client-ID und dieses Geheimnis nicht an. ${NOTHING_SAVED}`, action: 'Beide noch einmal von Xeros Entwicklerseite kopieren und dort nachsehen, ob die Verbindung autorisiert wurde.' },
  CREDENTIALS_REFUSED: { message: 'Xero hat Mileposts Zugangsdaten abgelehnt[: {detail}]. Rechnungen warten und gehen nicht verloren.', action: 'Ein Administrator prüft die Verbindung in Xero und verbindet erneut.' },
  ORGANISATION_CHANGED: { message: 'Diese Zugangsdaten führen zu einer anderen Organisation[ ({now})] als der, in der bisher abgerechnet wurde[ ({before})]. Es wurde nichts geändert, damit keine Rechnung in falsche Bücher gerät.', action: 'Die Zugangsdaten der verbundenen Organisation verwenden.' },
  LEDGER_REFUSED: { message: `Xero hat die Rechnung[ {invoice}] abgelehnt[: {detail}]. ${NOT_SENT}`, action: 'Berichtigen, was Xero nennt, dort oder im Vertrag; dann erneut versuchen.' },
  LEDGER_UNAVAILABLE: { message: 'Xero hat nicht geantwortet[ zu {invoice}]. Ob es angekommen ist, wird nachgesehen, bevor noch einmal gesendet wird; doppelt wird es nie.', action: 'Nach einer Weile erneut versuchen.' },
  LEDGER_LIMIT: { message: 'Xero nimmt zurzeit keine Aufrufe mehr an[, deshalb wartet {invoice}]. Nichts geht verloren.', action: 'Nichts: Milepost macht weiter, sobald Xero es tut. Damit es früher geht, später am Tag erneut versuchen.' },
  LEDGER_ANSWER_INVALID: { message: 'Xeros Antwort[ zu {invoice}] ließ sich nicht lesen; was sie für das Geld bedeutet, sagt Milepost deshalb nicht.', action: 'Zuerst in Xero nach der Rechnung sehen: erneut versuchen nur, wenn sie dort unter keiner Nummer ist.' },
  NUMBER_TAKEN: { message: `Xero hat schon eine andere Rechnung mit der Nummer[ {invoice}][; was abweicht: {why}]. Sie blieb unberührt. ${NOT_SENT}`, action: 'Sie in Xero ansehen: übernehmen, wenn es diese Rechnung ist, nur dort geändert; sonst dort umnummerieren oder löschen und erneut versuchen.' },
  ORGANISATION_MISMATCH: { message: `Die Rechnung[ {invoice}] gehört in die Bücher einer anderen Organisation als der verbundenen[, {organisation}]. ${NOT_SENT}`, action: 'Die Organisation verbinden, für die sie vorbereitet wurde; dann erneut versuchen.' },
  POSSIBLY_THERE: { message: `Xero hat eine andere Rechnung[, {found},] mit der Referenz von dieser[, {invoice}]: Es kann dieselbe unter anderer Nummer sein.[ Es ist {erased} aus der Zeit vor dem Löschen der Daten von Milepost, für dieselbe Arbeit.] ${NOT_SENT}`, action: 'Sie in Xero ansehen: übernehmen, wenn es diese Rechnung ist, oder unsere zusätzlich senden, wenn es eine andere ist.[ Es ist {bill}, die diese Arbeit schon abrechnet: diese zurückziehen, oder jene dort zurücknehmen und erneut versuchen.]' },
  APPROVAL_LIMIT: { message: 'Xeros Tarif lässt zurzeit keine weiteren Genehmigungen zu; [{invoice} ]blieb ein Entwurf. Der Kunde weiß noch nichts davon.', action: 'In Xero genehmigen, wenn der Tarif es zulässt, oder dort den Tarif wechseln; dann erneut versuchen.' },
  CLIENT_MERGED: { message: 'Der Kunde[ {client}] wurde in Xero mit einem anderen zusammengeführt[, {into}]. Seitdem wurde keinem der beiden etwas berechnet.', action: 'Den Kunden im Vertrag bestätigen; dann erneut versuchen.' },
  ACT_REFUSED: { message: 'Xero hat nicht ausgeführt, was mit der Rechnung[ {invoice}] geschehen sollte[ ({act})][: {detail}]. An ihrem Geld hat sich nichts geändert.', action: 'Die Rechnung in Xero ansehen; dann erneut versuchen oder so belassen.' },
  CREDIT_TOO_MUCH: { message: 'Eine Gutschrift kann nicht größer sein als das, was auf der Rechnung[ {invoice}] noch offen ist[, {due}]. Es wurde nichts gutgeschrieben.', action: 'Höchstens das Offene gutschreiben; schon bezahltes Geld wird in Xero erstattet.' },
  ACT_NOT_POSSIBLE: { message: 'Was verlangt wurde[ ({act})], geht mit der Rechnung[ {invoice}] beim jetzigen Stand nicht[: {status}]. Es wurde nichts geändert.', action: RELOAD },
  CONSENT_INVALID: { message: 'Diese Antwort auf Xeros Zustimmungsseite wurde hier nicht angefordert oder schon benutzt. Sie hat nichts geändert.', action: 'In den Einstellungen von Milepost neu beginnen, im selben Browser.' },
  CONSENT_EXPIRED: { message: 'Die Zustimmung in Xero kam zu spät. Es wurde nichts verbunden.', action: 'In den Einstellungen von Milepost neu beginnen.' },
  CONSENT_DENIED: { message: 'Xero durfte Milepost keinen Zugriff geben. Es wurde nichts verbunden, und was wartet, wartet weiter.', action: 'In den Einstellungen von Milepost neu beginnen und dort den Zugriff erlauben.' },
  CONSENT_LOST: { message: 'Xero hat nicht gesagt, was aus der Zustimmung wurde, und eine Zustimmung gilt nur einmal. Es wurde nichts verbunden, und was wartet, wartet weiter.', action: 'In den Einstellungen von Milepost neu beginnen.' },
  CONNECTION_REMAINS: { message: 'Milepost hat vergessen, wie Xero zu erreichen ist, aber Xero ließ sich das nicht sagen[; {organisation} führt es womöglich noch auf]. Gelesen oder gesendet wird nichts mehr.', action: 'Milepost in Xero aus den verbundenen Apps entfernen.' },
  CONNECTION_EXPIRES: { message: 'Die Verbindung zu Xero[ ({organisation})] endet[ am {date}], wenn sie nicht erneuert wird. Rechnungen würden von da an warten; keine geht verloren.', action: 'Ein Administrator verbindet in den Einstellungen von Milepost erneut.' },
  WEBHOOK_SILENT: { message: 'Xeros Meldungen kommen nicht mehr an[, seit {since}]; Zahlungen werden beim stündlichen Nachsehen bemerkt statt sofort. Kein Geld bleibt unbemerkt.', action: 'Ein Administrator sieht auf Xeros Entwicklerseite nach dem Webhook und schaltet ihn wieder ein.' },
  CASH_LOW: { message: 'Der Bestand[ in {currency}] kann unter die eigene Grenze[ von {limit}] fallen[, am {date}][: in einem von zehn Fällen auf {lowest} oder weniger]. Das ist eine Prognose; geschehen ist noch nichts.', action: 'Die Prognose ansehen: was spät kommt, was früher abgerechnet werden und was später abgehen könnte.' },
  SCOPES_MISSING: { message: 'Xeros Zustimmung umfasst nicht alles, was die Abrechnung braucht[: {scopes}]. Was es braucht, wurde nicht ausgeführt, und nichts geht verloren.', action: 'Ein Administrator verbindet in den Einstellungen von Milepost erneut und lässt alle Rechte stehen, um die Milepost bittet.' },
  RELEASE_NEEDED: { message: `Die Rechnung[ {invoice}] ist vorbereitet und wartet auf ihre Freigabe. ${NOT_SENT}`, action: 'Sie ansehen; dann freigeben oder zurückziehen.' },
  RELEASE_NOT_YOURS: { message: `Die Rechnung[ {invoice}] dürfen nur die Personen freigeben, die der Vertrag nennt. ${NOT_SENT}`, action: 'Eine von ihnen um die Freigabe bitten; wer sie sind, steht in den Einstellungen des Vertrags.' },
  RELEASE_FOUR_EYES: { message: `Wer den Meilenstein von Hand als erreicht gemeldet oder die Rechnung[ {invoice}] bearbeitet hat, kann sie nach dem Vertrag nicht selbst freigeben. ${NOT_SENT}`, action: 'Jemand anderen bitten, sie anzusehen und freizugeben.' },
  WORK_REOPENED: { message: '[{workItem} wurde wieder geöffnet, nachdem es mit {invoice} abgerechnet war. ]Die Rechnung besteht und ist geschuldet.', action: 'Entscheiden: die Rechnung bestehen lassen, gutschreiben oder stornieren.' },
  LEDGER_DIFFERS: { message: 'Die Rechnung[ {invoice}] ist in Xero nicht so, wie Milepost sie gesendet hat[: {differences}]. Es gelten die Zahlen in Xero.', action: 'In Xero klären, warum; dann die Abweichung mit einer Notiz annehmen oder dort berichtigen.' },
  LEDGER_MISSING: { message: 'Xero hat die Rechnung[ {invoice}] nicht mehr. Was Milepost zuletzt über ihr Geld wusste, bleibt sichtbar.', action: 'In Xero nach ihr sehen; ist sie endgültig weg, entscheiden, ob erneut abgerechnet wird.' },
  LEDGER_EXTRA: { message: 'Xero hat eine Rechnung[ {number}], die aussieht wie eine von Milepost, hinter der aber keiner seiner Meilensteine steht. Der Kunde könnte doppelt berechnet werden.', action: 'Sie in Xero ansehen; dort stornieren, wenn sie zu viel ist, oder vermerken, warum sie richtig ist.' },
  LEDGER_STALE: { message: 'Die Rechnung[ {invoice}] hat sich in Xero geändert, und was Xero dazu sagt, war nicht lesbar. Was gezeigt wird, kann veraltet sein und gibt nichts frei.', action: 'Sie wird jede Stunde erneut gelesen. Jetzt erneut lesen oder in Xero ansehen.' },
  EMAIL_REFUSED: { message: 'Die Rechnung[ {invoice}] ist in Xero, aber Xero hat sie nicht per E-Mail gesendet[: {detail}]. Der Kunde weiß noch nichts davon.', action: 'Die E-Mail-Adresse des Kunden in Xero prüfen; dann erneut versuchen oder von dort senden.' },
} as const;

const retainers = {
  RETAINER_NOT_FOUND: { message: 'Der Retainer ist nicht mehr im Vertrag. Es wurde nichts geändert und nichts abgerechnet.', action: 'Die Seite neu laden, um die vorhandenen Retainer zu sehen.' },
  RETAINER_OVERLAPS: { message: `Der Vertrag hat in dieser Zeit schon einen Retainer[ namens {retainer}]; der Kunde würde doppelt berechnet. ${NOTHING_SAVED}`, action: 'Einen eigenen Namen geben oder den anderen beenden, bevor dieser beginnt.' },
  RETAINER_FIXED: { message: `Der Retainer[ {retainer}] ist schon abgerechnet worden oder beendet, deshalb bleibt dies, wie es ist. ${NOTHING_SAVED}`, action: 'Den Preis ab einem Datum ändern, oder ihn beenden und einen neuen anlegen.' },
  RETAINER_PERIODS_MISSED: { message: 'Zeiträume wurden fällig, ohne abgerechnet zu werden[: {count} von {retainer}][, vom {fromDate} bis {toDate}]. Keiner davon wird abgerechnet, bevor eine Person es sagt.', action: 'Jeden abrechnen, nur den letzten abrechnen oder sie überspringen.' },
  PERIOD_BILLED: { message: 'Der Zeitraum[ von {retainer}][ ab {date}] ist schon abgerechnet[ mit {invoice}] oder nicht der nächste. Es wurde nichts abgerechnet.', action: 'Die Seite neu laden, um zu sehen, was abgerechnet ist.' },
  PERIOD_RETURNED: { message: 'Die Rechnung[ {invoice}][ für {retainer}][, {fromDate} bis {toDate},] wurde hier zurückgezogen oder in Xero storniert oder gelöscht; der Zeitraum ist also nicht abgerechnet. Er wird nicht erneut abgerechnet, bis eine Person es sagt.', action: 'Klären, warum sie zurückgenommen wurde; dann den Zeitraum unter neuer Nummer erneut abrechnen oder darauf verzichten.' },
  BESIDE_BILLED: { message: 'Hier gibt es nichts abzurechnen: Die Anzahlung ist schon abgerechnet, oder es ist nichts mehr einbehalten. Es wurde nichts abgerechnet.', action: 'Die Seite neu laden, um zu sehen, was abgerechnet ist.' },
  BESIDE_RETURNED: { message: 'Die Rechnung[ {invoice}] wurde hier zurückgezogen oder in Xero storniert oder gelöscht; dies ist also nicht abgerechnet.[ Spätere Rechnungen haben davon {drawn} abgezogen, die niemandem berechnet sind, bis sie erneut gestellt wird.] Es wird nicht erneut abgerechnet, bis eine Person es sagt.', action: 'Klären, warum sie zurückgenommen wurde; dann unter neuer Nummer erneut abrechnen oder nicht abrechnen.' },
  BESIDE_FIXED: { message: `Darauf beruhen Rechnungen, deshalb bleibt es, wie es ist. ${NOTHING_SAVED}`, action: 'Zuerst diese Rechnungen zurücknehmen oder es lassen, wie es war.' },
  CONTRACT_FULL: { message: 'Der Vertrag[ {contract}] fasst nicht mehr[ als {max} Retainer]. Es wurde nichts gespeichert oder abgerechnet.', action: 'Für das Nächste einen eigenen Vertrag anlegen und beenden, was auf diesem läuft.' },
} as const;

const scope = {
  CHANGE_ORDER_EMPTY: { message: `Ein Änderungsauftrag gilt einer Arbeit, und es wurde keine gewählt. ${NOTHING_SAVED}`, action: 'Ankreuzen, was hinzukam, und einen Preis angeben.' },
  CHANGE_ORDER_TOO_MANY: { message: `Das ist mehr Arbeit, als ein Änderungsauftrag umfassen kann[ ({max} Vorgänge)]. ${NOTHING_SAVED}`, action: 'Zwei Änderungsaufträge daraus machen.' },
  CHANGE_ORDER_ITEM_TAKEN: { message: `[{item} wartet schon im Änderungsauftrag {order} auf die Antwort des Kunden. ]Die Arbeit würde doppelt vereinbart und abgerechnet. ${NOTHING_SAVED}`, action: 'Zuerst jenen Änderungsauftrag klären oder diesen Vorgang weglassen.' },
  CHANGE_ORDER_NOT_POSITIVE: { message: `Ein Änderungsauftrag erhöht, was abgerechnet werden darf; sein Preis ist also größer als null. ${NOTHING_SAVED}`, action: 'Für weniger Arbeit den Preis des Meilensteins vor der Abrechnung senken oder danach in Xero gutschreiben.' },
  CHANGE_ORDER_TOO_LARGE: { message: `Der Änderungsauftrag ist größer als der ganze Preis des Vertrags[ von {price}]. ${NOTHING_SAVED}`, action: 'Den Betrag prüfen. Für so viel neue Arbeit den Preis des Vertrags erhöhen oder einen eigenen Vertrag anlegen.' },
  CHANGE_ORDER_SETTLED: { message: `Über den Änderungsauftrag[ {order}] ist schon entschieden. ${NOTHING_SAVED}`, action: 'Die Seite neu laden, um die Entscheidung zu sehen.' },
  CHANGE_ORDER_STRANDED: { message: 'Der Nachtrag[ {number}][ „{title}“] ist vereinbart, und nichts im Plan wird ihn abrechnen.', action: 'Ihn im Reiter Umfang neu zuordnen: als eigenen Meilenstein oder, sobald eine Rechnung folgt, als Position.' },
  CHANGE_ORDER_NO_INVOICE: { message: `Alle Meilensteine des Vertrags sind abgerechnet; für eine Position des Änderungsauftrags[ {order}] gibt es keine Rechnung mehr. ${NOTHING_SAVED}`, action: 'Ihn zu einem eigenen Meilenstein machen.' },
  SCOPE_KEPT: { message: `Der Umfang, für den der Preis vereinbart wurde, ist schon festgehalten und ändert sich nur durch einen Änderungsauftrag. ${NOTHING_SAVED}`, action: 'Aus dem, was hinzukam, einen Änderungsauftrag machen.' },
} as const;

const pages = {
  ERASING: { message: 'Alle Daten von Milepost auf dieser Site werden gerade gelöscht. Es wurde nichts gespeichert.', action: 'Warten, bis das erledigt ist: Die Adminseite sagt, wie weit es ist.' },
  ERASE_BLOCKED: { message: 'Auf dieser Site kann noch etwas abgerechnet werden oder ist etwas im Gange, oder Xero ist noch verbunden. Es wurde nichts gelöscht.', action: 'Xero trennen, die Verträge schließen und die Rechnungen erledigen, die die Liste nennt, und es noch einmal versuchen.' },
  NO_PERMISSION: { message: 'Die Abrechnung darf hier nicht gesehen oder geändert werden. Es wurde nichts geändert.', action: 'Einen Projektadministrator um die Berechtigung für die Abrechnung bitten.' },
  STALE_PAGE: { message: 'Jemand hat dies geändert, seit die Seite geöffnet wurde. Es wurde nichts gespeichert, damit keine Änderung verloren geht.', action: 'Die Seite neu laden, ansehen, was neu ist, und es noch einmal tun, wenn es noch richtig ist.' },
  INVALID_REQUEST: { message: 'Milepost konnte nicht verstehen, was die Seite gesendet hat. Es wurde nichts geändert.', action: 'Die Seite neu laden und es noch einmal versuchen.' },
  NOT_RELEASABLE: { message: 'Die Rechnung[ {invoice}] wartet nicht auf eine Freigabe. Es wurde nichts geändert.', action: RELOAD },
  NOT_RETRYABLE: { message: 'Die Rechnung[ {invoice}] wartet nicht auf einen neuen Versuch. Es wurde nichts geändert.', action: RELOAD },
  UNLICENSED: { message: 'Milepost hat auf dieser Site keine Lizenz, deshalb wird nichts Neues abgerechnet. Abgerechnetes bleibt, wie es ist.', action: 'Ein Administrator erneuert die Lizenz.' },
  UNEXPECTED: { message: 'In Milepost ist etwas schiefgegangen[: {detail}]. Nichts wurde doppelt abgerechnet; Unfertiges wird wieder aufgenommen.', action: 'Noch einmal versuchen. Bleibt es dabei, dem Administrator sagen, was wann getan wurde.' },
} as const;

export const problems: ProblemTexts = {
  texts: { ...amounts, ...contracts, ...choices, ...xero, ...retainers, ...scope, ...pages },
  late: '[ Fällig war sie am {pastDueDate}, und wird sie jetzt gesendet, bleibt es bei diesem Datum.]',
};
