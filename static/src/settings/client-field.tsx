import Textfield from '@atlaskit/textfield';
import { useState, type KeyboardEvent } from 'react';
import type { ClientOption, ProblemView } from '../../../src/handlers/pages/api';
import { Field } from '../shared/fields';
import { t } from '../texts';
import { useClients, type ClientSearch } from './use-clients';

interface ClientFieldProps {
  readonly clientId: string;
  readonly clientName: string;
  readonly fixed: boolean;
  readonly problem: ProblemView | undefined;
  readonly onChoose: (client: ClientOption) => void;
}

/**
 * Finds a client among the ledger's contacts as one types: the combobox pattern, all by keyboard. Clicking elsewhere
 * brings the chosen name back, so that what stands in the field is always what is saved.
 */
export function ClientField({ clientId, clientName, fixed, problem, onChoose }: ClientFieldProps) {
  const texts = t.settings.form;
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const search = useClients(typed);
  const options = search.state === 'found' ? search.options : [];
  const open = typed !== undefined && typed.trim() !== '';

  const choose = (client: ClientOption): void => {
    onChoose(client);
    setTyped(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!open) return;
    const chosen = options[active];
    // Leaving by Tab takes the marked contact along, and focus moves on as usual.
    if (event.key === 'Tab' && chosen) return choose(chosen);
    if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'Escape') setTyped(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <Field label={texts.client} name="clientId" required problem={problem} help={fixed ? texts.fixed : clientId === '' || open ? texts.clientHelp : texts.clientKept(clientName)}>
      {(aria) => (
        <div className="combobox">
          <Textfield
            {...aria} role="combobox" aria-autocomplete="list" aria-expanded={open && options.length > 0} aria-controls={`${aria.id}-list`}
            aria-activedescendant={open && options[active] ? `${aria.id}-${active}` : undefined} name="clientId" isInvalid={problem !== undefined} isDisabled={fixed} autoComplete="off"
            value={typed ?? clientName} onKeyDown={onKey} onBlur={() => setTyped(undefined)}
            onChange={(event) => { setTyped(event.currentTarget.value); setActive(0); }}
          />
          <div className={open && options.length === 0 ? 'field-help' : 'hidden'} role="status">{open ? searchText(search, typed) : ''}</div>
          <div id={`${aria.id}-list`} role="listbox" aria-label={texts.client} className="combobox-list" hidden={!open || options.length === 0}>
            {options.map((option, index) => (
              <div
                key={option.id} id={`${aria.id}-${index}`} role="option" aria-selected={index === active} className="combobox-option"
                // Before the field loses focus, which would close the list.
                onMouseDown={(event) => { event.preventDefault(); choose(option); }}
              >
                {option.name}{option.email === undefined ? null : <span className="subtle"> {option.email}</span>}
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}

function searchText(search: ClientSearch, typed: string): string {
  const texts = t.settings.form;
  switch (search.state) {
    case 'idle':
    case 'searching':
      return texts.clientSearching;
    case 'failed':
      return texts.clientFailed;
    case 'found':
      return search.options.length === 0 ? texts.clientNone(typed.trim()) : texts.clientFound(search.options.length);
  }
}
