import type { Texts } from '../en';

export const rule: Texts['rule'] = {
  title: 'Milepost-Release-Gate',
  conditionTitle: 'Milepost-Release-Gate, Bedingung',
  intro: 'Der Übergang wartet, bis die Rechnungen dieser Meilensteine bezahlt sind.',
  notHosted: { title: 'Hier lassen sich keine Einstellungen speichern', body: 'Diese Regel im neuen Workflow-Editor von Jira öffnen und dort einstellen. Bis dahin wartet sie auf den Meilenstein des Epics.' },
  of: {
    legend: 'Wessen Meilensteine bezahlt sein müssen',
    choices: {
      epic: { label: 'Der des Epics', help: 'Des Epics, in dem die Arbeit liegt oder das sie ist.' },
      item: { label: 'Der eigene', help: 'Des Vorgangs selbst, wenn er ein Meilenstein ist.' },
      linked: { label: 'Die verknüpfter Arbeit', help: 'Der verknüpften Vorgänge selbst, wenn sie Meilensteine sind: die Epics verknüpfen. Höchstens 200 Verknüpfungen; bei mehr bleibt der Übergang geschlossen.' },
      version: { label: 'Alle der Lösungsversionen', help: 'Jedes Epics, das in den Versionen ist oder Arbeit darin hat: bis zu 1.000 Vorgänge. Jeder davon kostet einen Punkt von Jiras Kontingent.' },
      milestone: { label: 'Ein bestimmter', help: 'Welche Arbeit auch immer den Übergang nimmt.' },
    },
  },
  link: { label: 'Wie verknüpft', choose: 'Verknüpfung wählen', gone: 'Eine Art von Verknüpfung, die es nicht mehr gibt' },
  target: { label: 'Meilenstein', help: 'Zu sehen sind die der Projekte, deren Abrechnung gesehen werden darf.', choose: 'Meilenstein wählen', gone: 'Ein Meilenstein, den es nicht mehr gibt oder der nicht gesehen werden darf' },
  every: {
    legend: 'Welche davon zählen',
    gated: 'Die vor der Auslieferung fälligen',
    every: 'Alle, gleich zu welchen Bedingungen',
    everyHelp: 'Ein Meilenstein, der durch eben diesen Übergang abgerechnet wird, würde dann auf sich selbst warten.',
  },
  without: {
    legend: 'Arbeit, für die kein solcher Meilenstein zählt',
    pass: 'Kommt durch',
    wait: 'Wartet',
    waitHelp: { epic: 'Etwa Arbeit ohne Epic.', item: 'Etwa Arbeit, die kein Meilenstein ist.', linked: 'Etwa Arbeit ohne eine solche Verknüpfung.', version: 'Etwa Arbeit ohne Lösungsversion.' },
  },
  counts: { label: 'Was als bezahlt zählt', choices: { contract: 'Wie im Vertrag', cash: 'Eingegangenes Geld', 'cash-and-credit': 'Eingegangenes Geld, Gutschriften, Voraus- und Überzahlungen' } },
  share: { label: 'Prozent der Rechnung, die da sein müssen', help: 'Leer: wie im Vertrag.' },
  grace: { label: 'Tage nach Fälligkeit, an denen Unbezahltes noch durchkommt', help: 'Leer: wie im Vertrag. 0: Es muss bezahlt sein, wann immer es fällig ist.' },
  overrides: {
    label: 'Wer Unbezahltes durchlassen darf',
    choices: { all: 'Wer die Abrechnung verwaltet, und wen der Vertrag nennt', named: 'Nur, wen der Vertrag nennt', none: 'Niemand' },
  },
  faults: {
    link: { message: 'Es ist keine Art von Verknüpfung gewählt.', action: 'Wählen, wie die Arbeit verknüpft ist.' },
    target: { message: 'Es ist kein Meilenstein gewählt.', action: 'Einen wählen.' },
    share: { message: 'Das ist kein Anteil einer Rechnung.', action: '0,01 bis 100 eingeben, mit höchstens zwei Nachkommastellen.' },
    grace: { message: 'Das ist keine Anzahl von Tagen.', action: 'Eine ganze Zahl bis 90 eingeben.' },
  },
  summary: {
    title: 'Der Übergang wartet, bis diese Meilensteine bezahlt sind:',
    of: {
      epic: () => 'Der des Epics',
      item: () => 'Der eigene',
      linked: (how) => `Die verknüpfter Arbeit (${how})`,
      version: () => 'Alle der Lösungsversionen',
      milestone: (which) => which,
    },
    gated: 'Nur, wo sie vor der Auslieferung fällig sind',
    every: 'Gleich zu welchen Bedingungen',
    without: { pass: 'Arbeit, für die kein solcher Meilenstein zählt, kommt durch', wait: 'Arbeit, für die kein solcher Meilenstein zählt, wartet ebenfalls' },
    share: (percent) => `${percent} Prozent der Rechnung müssen da sein`,
    grace: (days) => `Unbezahltes kommt bis ${days} Tage nach Fälligkeit durch`,
  },
  condition: {
    intro: 'Blendet den Übergang aus, solange bekannt ist, dass das Geld nicht da ist. Das steht in einer Notiz am Vorgang, die ändern kann, wer ihn bearbeitet: Daneben gehört die Prüfung von Milepost, die entscheidet.',
    legend: 'Ausgeblendet, solange dieser Meilenstein nicht bezahlt ist',
    choices: { both: 'Der eigene oder der des übergeordneten Vorgangs', item: 'Der eigene', epic: 'Der des übergeordneten Vorgangs' },
    summary: { both: 'Ausgeblendet, solange der eigene Meilenstein oder der des übergeordneten Vorgangs nicht bezahlt ist.', item: 'Ausgeblendet, solange der eigene Meilenstein nicht bezahlt ist.', epic: 'Ausgeblendet, solange der Meilenstein des übergeordneten Vorgangs nicht bezahlt ist.' },
  },
};
