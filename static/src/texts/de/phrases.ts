import type { Phrases } from '../say-value';

/** Records keep these in English: names of fields, of states, and the app's own reasons. */
export const phrases: Phrases = {
  none: 'keine Angabe', yes: 'ja', no: 'nein', always: 'immer', 'as the contract': 'wie der Vertrag', 'four eyes': 'Vier-Augen-Prinzip', 'above {}': 'über {}', '{} people': '{} Personen', '{} others': '{} andere', 'who may release': 'wer freigeben darf',
  // fields of contracts, milestones, retainers and change orders
  name: 'Name', deliverable: 'Lieferung', price: 'Preis', trigger: 'Auslöser', terms: 'Zahlungsbedingungen', client: 'Kunde', currency: 'Währung', account: 'Konto', tax: 'Steuer', 'tax mode': 'Art der Steuer',
  'how far Milepost goes alone': 'wie weit Milepost allein geht', 'one invoice for several': 'mehrere Meilensteine auf einer Rechnung', 'purchase order': 'Bestellnummer', tracking: 'Tracking', 'branding theme': 'Branding-Theme', start: 'Beginn', end: 'Ende', release: 'Freigabe',
  'Who is reminded': 'Wer erinnert wird', 'Days overdue': 'Tage nach Fälligkeit', Days: 'Tage', 'at most {} days': 'höchstens {} Tage', '0 to {}': '0 bis {}',
  'who is reminded': 'wer erinnert wird', 'days ahead': 'Tage im Voraus', 'work done': 'erledigte Arbeit', 'days overdue': 'Tage überfällig', 'reminders to the client': 'Erinnerungen an den Kunden', 'language of reminders': 'Sprache der Erinnerungen', German: 'Deutsch', English: 'Englisch',
  'number prefix': 'Präfix der Nummern', state: 'Stand', every: 'Rhythmus', day: 'Tag', starts: 'Beginn', ends: 'Ende', 'billed in': 'abgerechnet', 'short periods': 'kurze Zeiträume', 'weekend rule': 'Wochenendregel',
  title: 'Titel', text: 'Text', items: 'Vorgänge', place: 'Platz',
  // the deposit and the retention
  deposit: 'Anzahlung', 'deposit billed': 'Anzahlung gestellt', 'deposit drawn': 'Anzahlung verrechnet', 'deposit account': 'Konto der Anzahlung', retention: 'Einbehalt', 'retention released': 'Einbehalt freigegeben', 'retention account': 'Konto des Einbehalts',
  'pro-rata': 'anteilig', last: 'auf den letzten Rechnungen', manual: 'von Hand', 'The retention': 'Der Einbehalt', 'at most 50 %': 'höchstens 50 %',
  exclusive: 'Steuer kommt hinzu', inclusive: 'Preise enthalten Steuer',
  remind: 'nur erinnern', prepare: 'nur vorbereiten', submit: 'zur Genehmigung vorlegen', approve: 'genehmigen', email: 'per E-Mail senden',
  active: 'aktiv', paused: 'pausiert', closed: 'geschlossen',
  week: 'wöchentlich', fortnight: 'vierzehntäglich', month: 'monatlich', quarter: 'vierteljährlich', year: 'jährlich', advance: 'im Voraus', arrears: 'im Nachhinein',
  // fields of invoices, and where they stand
  status: 'Status', total: 'Summe', paid: 'bezahlt', credited: 'gutgeschrieben', 'issue date': 'Rechnungsdatum', 'due date': 'Fälligkeit', number: 'Nummer', reference: 'Referenz', lines: 'Positionen', emailed: 'per E-Mail gesendet',
  amount: 'Betrag', draft: 'Entwurf', prepared: 'vorbereitet', sending: 'in Übertragung', 'needs attention': 'zu klären', submitted: 'zur Genehmigung vorgelegt', approved: 'genehmigt', 'part paid': 'teilweise bezahlt',
  voided: 'storniert', deleted: 'gelöscht', cancelled: 'zurückgezogen', missing: 'nicht mehr da', standing: 'vorhanden',
  'another client': 'ein anderer Kunde', 'number {} instead of {}': 'Nummer {} statt {}', 'amount {} instead of {}': 'Betrag {} statt {}', 'reference {} instead of {}': 'Referenz {} statt {}',
  // triggers and terms
  'when the work is to do': 'sobald die Arbeit zu erledigen ist', 'when the work is in progress': 'sobald die Arbeit begonnen ist', 'when the work is done': 'sobald die Arbeit fertig ist',
  'when its status is {}': 'sobald der Status {} ist', 'when a person says so': 'von Hand', 'from the start': 'sofort, als Anzahlung', 'on {}': 'am {}',
  'on the invoice date': 'am Rechnungsdatum', '{} day after the invoice date': '{} Tag nach dem Rechnungsdatum', '{} days after the invoice date': '{} Tage nach dem Rechnungsdatum',
  'at the end of the invoice month': 'am Ende des Rechnungsmonats', '{} day after the end of the invoice month': '{} Tag nach Ende des Rechnungsmonats', '{} days after the end of the invoice month': '{} Tage nach Ende des Rechnungsmonats',
  'on the {}st of the month': 'am {}. des Monats', 'on the {}nd of the month': 'am {}. des Monats', 'on the {}rd of the month': 'am {}. des Monats', 'on the {}th of the month': 'am {}. des Monats',
  'on the {}st of the following month': 'am {}. des Folgemonats', 'on the {}nd of the following month': 'am {}. des Folgemonats', 'on the {}rd of the following month': 'am {}. des Folgemonats',
  'on the {}th of the following month': 'am {}. des Folgemonats', 'on receipt': 'bei Erhalt', 'on receipt, before the work is released': 'bei Erhalt, vor dem Release der Arbeit',
  // the release gate
  'what counts as paid': 'was als bezahlt zählt', 'how much must be in': 'wie viel eingegangen sein muss', 'days of grace': 'Tage Nachfrist', 'hours without the ledger': 'Stunden ohne Xero', 'who may override': 'wer durchlassen darf',
  'a payment the client claims': 'eine Zahlung nach Angabe des Kunden', 'money paid in': 'eingegangenes Geld', 'money paid in and credit': 'eingegangenes Geld und Gutschriften', 'opens the gate': 'öffnet das Gate',
  'opens nothing': 'öffnet nichts', 'those who manage billing': 'wer die Abrechnung verwaltet', 'those who manage billing and {} named': 'wer die Abrechnung verwaltet und {} Benannte',
  'those who manage billing and {} named, others': 'wer die Abrechnung verwaltet und {} andere Benannte',
  // what a form calls its fields, and what they take
  'The name': 'Name', 'The reason': 'Begründung', 'The note': 'Notiz', 'The reference': 'Referenz', 'The client': 'Kunde', 'The account': 'Konto', 'The tax rate': 'Steuersatz', 'The PO number': 'Bestellnummer',
  'The client id': 'Client-ID', 'The client secret': 'Client-Geheimnis', 'The webhook key': 'Webhook-Schlüssel', 'What was delivered': 'Was geliefert wird', 'The invoice number prefix': 'Präfix der Rechnungsnummern',
  'The confirmation': 'Bestätigung', 'The epic': 'Epic', 'The evidence': 'Nachweis', 'The limit': 'Grenze', 'The reason for the new price': 'Begründung für den neuen Preis', 'The text': 'Text', 'The title': 'Titel', 'Who agreed': 'Wer zugestimmt hat', Red: 'Rot',
  'more per cent than amber': 'mehr Prozent als Gelb', 'whole per cent from 1 to {}': 'ganze Prozent von 1 bis {}',
  'The start': 'Beginn', 'The end': 'Ende', 'The date': 'Datum', 'The day': 'Tag', 'Who may release': 'Wer freigeben darf',
  'letters A to Z, digits, and hyphens between them': 'Buchstaben A bis Z, Ziffern und Bindestriche dazwischen', '{}, which was fixed when the contract was made': '{}, wie beim Anlegen des Vertrags festgelegt',
  'a day on or after the start': 'ein Tag am oder nach dem Beginn', 'at most {} people': 'höchstens {} Personen', 'a day from {} to {}': 'ein Tag vom {} bis {}',
  'a day from {} on, since earlier periods are billed': 'ein Tag ab {}, denn frühere Zeiträume sind abgerechnet', 'a day from {} on, when it was last resumed': 'ein Tag ab {}, als zuletzt fortgesetzt wurde',
  'a day from {} on, when it was paused': 'ein Tag ab {}, als pausiert wurde', '{} to {}': '{} bis {}',
  // what can be asked of an invoice, and why it can't
  void: 'stornieren', delete: 'löschen', credit: 'gutschreiben', cancel: 'zurückziehen', adopt: 'übernehmen', 'send it as well': 'zusätzlich senden',
  'under a number that the ledger gives to one invoice only': 'Diese Nummer gibt Xero nur einer Rechnung', 'for work that {} bills already': 'Diese Arbeit rechnet {} schon ab', 'in the ledger': 'schon in Xero',
  // the app's own reasons, among those that Xero gives in English
  'its answer never came, so the client may have the email or not. Ask before it is sent again.': 'Die Antwort kam nie; der Kunde kann die E-Mail haben oder nicht. Vor einem neuen Versuch nachfragen.',
  'credit note {} is there, but on no invoice: {}': 'Gutschrift {} ist da, aber mit keiner Rechnung verrechnet: {}', 'credit note {} is another one, not made for this invoice.': 'Gutschrift {} ist eine andere, nicht für diese Rechnung erstellt.',
  'credit note {} is {} and on no invoice.': 'Gutschrift {} ist {} und mit keiner Rechnung verrechnet.', 'credit note {} came to {} instead of {}, and is on no invoice.': 'Gutschrift {} ergab {} statt {} und ist mit keiner Rechnung verrechnet.',
  'credit note {} was used for something else.': 'Gutschrift {} wurde für etwas anderes verwendet.',
  'credit note {} of {} is there, but the invoice owes only {} by now: it is on no invoice.': 'Gutschrift {} über {} ist da, aber auf der Rechnung sind nur noch {} offen: Sie ist mit keiner Rechnung verrechnet.',
  'credit note {} of {} is {}.': 'Gutschrift {} über {}: {}', 'credit note {} of {} is on the invoice already.': 'Gutschrift {} über {} ist schon mit der Rechnung verrechnet.', 'credit note {} of {} is there, but on no invoice: void it there, or retry.': 'Gutschrift {} über {} ist da, aber mit keiner Rechnung verrechnet: dort stornieren oder erneut versuchen.',
};
