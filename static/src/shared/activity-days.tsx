import { useEffect } from 'react';
import type { ActivityView } from '../../../src/handlers/pages/api';
import './activity.css';
import { groupByDay } from './dates';
import { useFormats, useWhere } from './where';
import { t } from '../texts';
import { usePeople } from './use-people';
import { useTold } from './use-told';

/** Who did what, by day, in the order given. */
export function ActivityDays({ rows, headings: Heading }: { readonly rows: readonly ActivityView[]; readonly headings: 'h2' | 'h4' }) {
  const { timeZone } = useWhere();
  const { date, time } = useFormats();
  const told = useTold();
  const { nameOf, ask } = usePeople();
  useEffect(() => ask(rows.map((row) => row.by).filter((by) => by !== 'milepost')), [rows, ask]);
  return (
    <>
      {groupByDay(rows, (row) => row.at, timeZone).map(({ day, rows: ofDay }) => (
        <section key={day} className="stack-tight">
          <Heading>{date(day)}</Heading>
          <ul className="activity">
            {ofDay.map((row, index) => (
              <li key={`${row.at}${index}`} className="activity-row">
                <time className="subtle number" dateTime={row.at}>{time(row.at)}</time>
                <span className="break">{told(row.event)}</span>
                <span className="activity-by subtle break"><span className="hidden">{t.project.activity.by} </span>{row.by === 'milepost' ? t.project.activity.byMilepost : nameOf(row.by)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
