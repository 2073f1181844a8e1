import { MilestoneLozenges } from '../shared/lozenges';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { Tagged } from './views';

/** All that the epic is billed as, one line for each part; the one that is shown below is marked, and any other can be. */
export function PartsList({ view, onShow }: { readonly view: Tagged; readonly onShow: (milestoneId: string) => void }) {
  const { money, date } = useFormats();
  const { parts = [], milestone } = view;
  if (parts.length === 0) return null;
  return (
    <section className="stack-tight" aria-label={t.panel.split.list}>
      <h3>{t.panel.split.list}</h3>
      <ol className="parts">
        {parts.map((part) => (
          <li key={part.id} className={part.id === milestone.id ? 'part-line part-shown' : 'part-line'}>
            <div className="row-apart">
              <button type="button" className="text-button break" aria-current={part.id === milestone.id} onClick={() => onShow(part.id)}>{part.name}</button>
              <span className="number strong">{money(part.amount)}</span>
            </div>
            <div className="row-apart">
              <span className="subtle">{t.words.trigger(part.trigger, date)}{part.bill && part.state === 'billed' ? ` · ${part.bill.number}` : ''}</span>
              <MilestoneLozenges milestone={part} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
