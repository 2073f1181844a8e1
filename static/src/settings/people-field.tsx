import Button from '@atlaskit/button/new';
import { requestJira } from '@forge/bridge';
import { useEffect, useState } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { Field } from '../shared/fields';
import { Finder, type Found } from '../shared/finder';
import { usersIn } from '../shared/names';
import { usePeople } from '../shared/use-people';
import { optionsOf, searchStatus, useSearch } from '../shared/use-search';
import { t } from '../texts';

interface PeopleFieldProps {
  /** Account ids. */
  readonly people: readonly string[];
  readonly problem: ProblemView | undefined;
  readonly onChange: (people: readonly string[]) => void;
  /** What they are asked for, where not for releasing invoices. */
  readonly asked?: { readonly name: string; readonly people: string; readonly peopleHelp: string };
}

/** Finds people of the site by name, as the reader may see them, and lists those who were chosen. */
export function PeopleField({ people, problem, onChange, asked }: PeopleFieldProps) {
  const texts = { ...t.settings.release, name: 'releasers', ...asked };
  const [typed, setTyped] = useState<string>();
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const { nameOf, ask } = usePeople();
  const search = useSearch(typed, find);
  useEffect(() => ask(people.filter((id) => !known.has(id))), [people, known, ask]);
  const add = ({ id, name }: Found): void => {
    setKnown((before) => new Map([...before, [id, name]]));
    onChange([...people.filter((other) => other !== id), id]);
  };
  const nameFor = (id: string): string => known.get(id) ?? nameOf(id);
  return (
    <div className="stack-tight">
      <Field label={texts.people} name={texts.name} problem={problem} help={texts.peopleHelp}>
        {(aria) => (
          <Finder
            aria={aria} name={texts.name} label={texts.people} chosen="" typed={typed} options={optionsOf(search).filter(({ id }) => !people.includes(id))}
            status={searchStatus(search, typed ?? '', texts.search)} invalid={problem !== undefined} onType={setTyped} onChoose={add}
          />
        )}
      </Field>
      {people.length === 0 ? null : (
        <ul className="stack-tight" aria-label={texts.chosen}>
          {people.map((id) => (
            <li key={id} className="row">
              <span className="break">{nameFor(id)}</span>
              <Button spacing="compact" appearance="subtle" aria-label={texts.removeOf(nameFor(id))} onClick={() => onChange(people.filter((other) => other !== id))}>{texts.remove}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const MOST = 10;

/** Asked in the reader's name: Jira shows people to those who may browse them, and an empty list to others. */
async function find(text: string): Promise<readonly Found[] | undefined> {
  try {
    const response = await requestJira(`/rest/api/3/user/search?${new URLSearchParams({ query: text, maxResults: String(MOST) }).toString()}`);
    return response.ok ? usersIn(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
