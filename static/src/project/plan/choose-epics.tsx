import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PlanChoices, PlanTemplate, ProblemView } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { SelectField } from '../../shared/fields';
import { ProblemList } from '../../shared/problems';
import { Empty } from '../../shared/states';
import { t } from '../../texts';
import { rowsFromTemplate, type Pasted } from './plan-rows';

interface ChooseProps {
  readonly choices: PlanChoices;
  readonly onTemplates: (templates: readonly PlanTemplate[]) => void;
  readonly onChosen: (rows: Pasted) => void;
  readonly onCancel: () => void;
}

/** A template, and as many epics as it has parts, in the order in which they are chosen. */
export function ChooseEpics({ choices, onTemplates, onChosen, onCancel }: ChooseProps) {
  const texts = t.plan;
  const [templateId, setTemplateId] = useState(choices.templates[0]?.id ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const template = choices.templates.find(({ id }) => id === templateId) ?? choices.templates[0];
  if (choices.epics.length === 0 || !template) return <Empty place="section" title={texts.noEpics.title} body={texts.noEpics.body}><div><Button onClick={onCancel}>{t.shared.cancel}</Button></div></Empty>;
  const left = template.parts.length - chosen.length;
  const toggle = (key: string): void => setChosen(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);
  const remove = async (id: string): Promise<void> => {
    const answer = await call('plan.deleteTemplate', { id });
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok) return;
    onTemplates(answer.data);
    setSaid(texts.templateDeleted);
  };
  const goOn = (): void => {
    const epics = chosen.flatMap((key) => choices.epics.filter((epic) => epic.key === key));
    onChosen({ rows: rowsFromTemplate(template, epics), problems: [] });
  };
  return (
    <div className="stack">
      <div role="alert">{problems.length > 0 ? <ProblemList problems={problems} /> : null}</div>
      <div role="status" className={said === '' ? 'hidden' : 'subtle'}>{said}</div>
      <div className="row row-loose">
        <SelectField
          label={texts.template} name="template" narrow value={template.id} options={choices.templates.map((entry) => ({ value: entry.id, label: nameOf(entry) }))} help={texts.parts(template.parts.map(({ share }) => t.shared.percent(String(share / 100))).join(', '))}
          onChange={(id) => { setTemplateId(id); setChosen([]); setSaid(''); }}
        />
        {template.name === undefined ? null : <Button appearance="subtle" onClick={() => void remove(template.id)}>{texts.deleteTemplate}</Button>}
      </div>
      <fieldset className="field">
        <legend className="legend">{texts.epics(template.parts.length)}</legend>
        <p className="field-help">{texts.epicsHelp} <span role="status">{texts.epicsLeft(Math.max(0, left))}</span></p>
        {choices.epics.map(({ key, summary, statusName }) => {
          const place = chosen.indexOf(key) + 1;
          return (
            <div className="choice" key={key}>
              <input type="checkbox" id={`epic-${key}`} checked={place > 0} disabled={place === 0 && left <= 0} onChange={() => toggle(key)} />
              <label htmlFor={`epic-${key}`} className="break">{key} {summary} <span className="subtle">{statusName}{place > 0 ? ` · ${texts.chosenAs(place)}` : ''}</span></label>
            </div>
          );
        })}
        {choices.more ? <p className="field-help">{texts.more}</p> : null}
      </fieldset>
      <div className="row">
        <Button appearance="primary" isDisabled={left !== 0} onClick={goOn}>{texts.next}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </div>
  );
}

/** Those that everybody has are named in the reader's language. */
const nameOf = ({ id, name }: PlanTemplate): string => name ?? (isNamed(id) ? t.plan.templates[id] : id);

const isNamed = (id: string): id is keyof typeof t.plan.templates => Object.hasOwn(t.plan.templates, id);
