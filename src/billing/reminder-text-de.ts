import type { CalendarDate } from './calendar-date';
import type { Contract } from './contract';
import type { Milestone, StatusCategory, Trigger } from './milestone';
import { reachingOf } from './reaching';
import type { Reminded } from './reminders';

interface Facts extends Pick<Reminded, 'kind' | 'from' | 'days' | 'on'> {
  readonly invoice: string;
}

/** What is said below the work where the contract has its people told in German. */
export function reminderInGerman(contract: Contract, milestone: Milestone, { kind, from, days, on, invoice }: Facts): string {
  const { name, trigger } = milestone;
  const said = (text: string): string => `${text} (Erinnerung vom ${date(on)})`;
  switch (kind) {
    case 'overdue':
      return said(`Rechnung ${invoice} für den Meilenstein „${name}“ war${from === undefined ? '' : ` am ${date(from)}`} fällig und ist nicht bezahlt: seit ${days === 1 ? '1 Tag' : `${days} Tagen`} überfällig. Sagt der Kunde, sie sei bezahlt, oder bestreitet er sie, das bitte auf der Seite „Abrechnung“ des Projekts vermerken; dann ruhen die Erinnerungen.`);
    case 'bill':
      return said(`Der Meilenstein „${name}“ wurde${from === undefined ? '' : ` am ${date(from)}`} erreicht und wartet darauf, dass ihn jemand auf der Seite „Abrechnung“ des Projekts abrechnet.`);
    case 'ahead': {
      const when = from === undefined ? `Die Arbeit des Meilensteins „${name}“ ist größtenteils erledigt.` : `Der Meilenstein „${name}“ wird bis zum ${date(from)} erwartet.`;
      return said(`${when} ${reachingOf(contract, milestone) === 'remind' ? 'An seine Abrechnung wird erinnert' : 'Er wird abgerechnet'}${onReaching(trigger)}.`);
    }
  }
}

/** `2026-11-27` as `27.11.2026`. */
const date = (day: CalendarDate): string => day.split('-').toReversed().join('.');

const CATEGORIES: Readonly<Record<StatusCategory, string>> = { todo: 'zu erledigen', doing: 'in Arbeit', done: 'erledigt' };

function onReaching(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'category':
      return `, wenn die Arbeit ${CATEGORIES[trigger.category]} ist`;
    case 'status':
      return `, wenn ihr Status ${trigger.statusName} ist`;
    case 'version':
      return trigger.version ? `, wenn Version ${trigger.version.name} veröffentlicht ist` : ', wenn ihre Version veröffentlicht ist';
    case 'date':
      return ` am ${date(trigger.date)}`;
    case 'manual':
      return ', wenn eine Person es sagt';
    case 'start':
      return ' von Anfang an';
  }
}
