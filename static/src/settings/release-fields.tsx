import { TextField } from '../shared/fields';
import { readAmount } from '../shared/money';
import { problemAt } from '../shared/problem-places';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import type { PartProps } from './contract-form';
import { PeopleField } from './people-field';

/** Who has to let invoices go before they leave, and from what amount on. */
export function ReleaseFields({ draft, problems, onChange }: PartProps) {
  const texts = t.settings.release;
  const { money } = useFormats();
  const { release } = draft;
  const change = (part: Partial<typeof release>): void => onChange({ release: { ...release, ...part } });
  const understood = readAmount(release.threshold, draft.currency);
  return (
    <section className="stack">
      <h3>{texts.title}</h3>
      <div className="choice">
        <input type="checkbox" id="together" name="together" checked={draft.together} aria-describedby="together-help" onChange={(event) => onChange({ together: event.currentTarget.checked })} />
        <div>
          <label htmlFor="together">{texts.together}</label>
          <div className="field-help" id="together-help">{texts.togetherHelp}</div>
        </div>
      </div>
      <TextField
        label={texts.threshold} name="threshold" narrow inputMode="decimal" value={release.threshold} problem={problemAt(problems, 'threshold')}
        help={understood ? texts.understood(money(understood)) : texts.thresholdHelp} onChange={(threshold) => change({ threshold })}
      />
      <PeopleField people={release.releasers} problem={problemAt(problems, 'releasers')} onChange={(releasers) => change({ releasers })} />
      <div className="choice">
        <input type="checkbox" id="four-eyes" name="fourEyes" checked={release.fourEyes} aria-describedby="four-eyes-help" onChange={(event) => change({ fourEyes: event.currentTarget.checked })} />
        <div>
          <label htmlFor="four-eyes">{texts.fourEyes}</label>
          <div className="field-help" id="four-eyes-help">{texts.fourEyesHelp}</div>
        </div>
      </div>
    </section>
  );
}
