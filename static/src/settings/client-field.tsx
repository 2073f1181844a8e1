import { useState } from 'react';
import type { ClientOption, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { Field } from '../shared/fields';
import { Finder } from '../shared/finder';
import { optionsOf, searchStatus, useSearch } from '../shared/use-search';
import { t } from '../texts';

interface ClientFieldProps {
  readonly clientId: string;
  readonly clientName: string;
  readonly fixed: boolean;
  readonly problem: ProblemView | undefined;
  readonly onChoose: (client: ClientOption) => void;
}

/** Finds a client among the ledger's contacts. */
export function ClientField({ clientId, clientName, fixed, problem, onChoose }: ClientFieldProps) {
  const texts = t.settings.form;
  const [typed, setTyped] = useState<string>();
  const search = useSearch(typed, find);
  const status = searchStatus(search, typed ?? '', { searching: texts.clientSearching, failed: texts.clientFailed, none: texts.clientNone, found: texts.clientFound });
  const looking = typed !== undefined && typed.trim() !== '';
  return (
    <Field label={texts.client} name="clientId" required problem={problem} help={fixed ? texts.fixed : clientId === '' || looking ? texts.clientHelp : texts.clientKept(clientName)}>
      {(aria) => (
        <Finder
          aria={aria} name="clientId" label={texts.client} chosen={clientName} typed={typed} options={optionsOf(search)} status={status} disabled={fixed} invalid={problem !== undefined}
          onType={setTyped} onChoose={({ id, name, detail }) => onChoose({ id, name, ...(detail === undefined ? {} : { email: detail }) })}
        />
      )}
    </Field>
  );
}

async function find(search: string) {
  const answer = await call('settings.clients', { search });
  return answer.ok ? answer.data.map(({ id, name, email }) => ({ id, name, detail: email })) : undefined;
}
