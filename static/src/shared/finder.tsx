import Textfield from '@atlaskit/textfield';
import { useState, type KeyboardEvent } from 'react';
import type { ControlAria } from './fields';

export interface Found {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly detail?: string | undefined;
}

interface FinderProps<Item extends Found> {
  readonly aria: ControlAria;
  readonly name: string;
  readonly label: string;
  /** What stands in the field while nothing is typed. */
  readonly chosen: string;
  /** What was typed; undefined while nothing is looked for. */
  readonly typed: string | undefined;
  readonly options: readonly Item[];
  /** How the search goes, in words. */
  readonly status: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly onType: (typed: string | undefined) => void;
  readonly onChoose: (item: Item) => void;
}

/**
 * Finds one among many as one types: the combobox pattern, all by keyboard. Clicking elsewhere brings what was chosen back, so that what stands in the
 * field is always what is saved.
 */
export function Finder<Item extends Found>({ aria, name, label, chosen, typed, options, status, disabled, invalid, onType, onChoose }: FinderProps<Item>) {
  const [active, setActive] = useState(0);
  const open = typed !== undefined && typed.trim() !== '';
  const choose = (item: Item): void => {
    onChoose(item);
    onType(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!open) return;
    const marked = options[active];
    // Leaving by Tab takes the marked one along, and focus moves on as usual.
    if (event.key === 'Tab' && marked) return choose(marked);
    if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter' && marked) choose(marked);
    else if (event.key === 'Escape') onType(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <Textfield
        {...aria} role="combobox" aria-autocomplete="list" aria-expanded={open && options.length > 0} aria-controls={`${aria.id}-list`}
        aria-activedescendant={open && options[active] ? `${aria.id}-${active}` : undefined} name={name} isInvalid={invalid === true} isDisabled={disabled === true} autoComplete="off"
        value={typed ?? chosen} onKeyDown={onKey} onBlur={() => onType(undefined)}
        onChange={(event) => { onType(event.currentTarget.value); setActive(0); }}
      />
      <div className={open && options.length === 0 ? 'field-help' : 'hidden'} role="status">{open ? status : ''}</div>
      <div id={`${aria.id}-list`} role="listbox" aria-label={label} className="combobox-list" hidden={!open || options.length === 0}>
        {options.map((option, index) => (
          <div
            key={option.id} id={`${aria.id}-${index}`} role="option" aria-selected={index === active} className="combobox-option"
            // Before the field loses focus, which would close the list.
            onMouseDown={(event) => { event.preventDefault(); choose(option); }}
          >
            {option.name}{option.detail === undefined ? null : <span className="subtle"> {option.detail}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
