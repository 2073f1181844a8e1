import { SelectField, TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { t } from '../texts';
import type { PartProps } from './contract-form';
import { PeopleField } from './people-field';

/** Who is reminded of what is ahead and of what is overdue, and when. */
export function ReminderFields({ draft, problems, onChange }: PartProps) {
  const texts = t.settings.reminders;
  const { reminders } = draft;
  const change = (part: Partial<typeof reminders>): void => onChange({ reminders: { ...reminders, ...part } });
  return (
    <section className="stack">
      <h3>{texts.title}</h3>
      <p className="subtle">{texts.about}</p>
      <PeopleField people={reminders.people} problem={problemAt(problems, 'reminded')} asked={{ name: 'reminded', people: texts.people, peopleHelp: texts.peopleHelp }} onChange={(people) => change({ people })} />
      <SelectField label={texts.language} name="reminderLanguage" value={reminders.language ?? 'en'} help={texts.languageHelp} options={[{ value: 'en', label: 'English' }, { value: 'de', label: 'Deutsch' }]} onChange={(language) => change({ language })} />
      <div className="fields-row">
        <TextField label={texts.aheadDays} name="aheadDays" narrow inputMode="numeric" value={reminders.aheadDays} help={texts.aheadDaysHelp} problem={problemAt(problems, 'aheadDays')} onChange={(aheadDays) => change({ aheadDays })} />
        <TextField label={texts.aheadShare} name="aheadShare" narrow inputMode="decimal" value={reminders.aheadShare} help={texts.aheadShareHelp} problem={problemAt(problems, 'aheadShare')} onChange={(aheadShare) => change({ aheadShare })} />
      </div>
      <TextField label={texts.overdueDays} name="overdueDays" narrow value={reminders.overdueDays} help={texts.overdueDaysHelp} problem={problemAt(problems, 'overdueDays')} onChange={(overdueDays) => change({ overdueDays })} />
      <div className="choice">
        <input type="checkbox" id="remind-client" name="remindClient" checked={reminders.client} aria-describedby="remind-client-help" onChange={(event) => change({ client: event.currentTarget.checked })} />
        <div>
          <label htmlFor="remind-client">{texts.client}</label>
          <div className="field-help" id="remind-client-help">{texts.clientHelp}</div>
        </div>
      </div>
    </section>
  );
}
