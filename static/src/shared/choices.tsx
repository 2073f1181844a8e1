import { useId, type ReactNode } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { FieldProblem } from './fields';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help?: string;
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly inline?: boolean;
  /** The question heads a section of its own. */
  readonly section?: boolean;
  readonly problem?: ProblemView | undefined;
  readonly children?: ReactNode;
}

/** A few choices that should all be read before one is taken. */
export function ChoiceField<Value extends string>({ legend, name, value, choices, onChange, inline, section, problem, children }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={section === true ? undefined : 'legend'}>{section === true ? <h3>{legend}</h3> : legend}</legend>
      <div className={inline === true ? 'choice-inline' : undefined}>
        {choices.map((choice) => {
          const choiceId = `${id}-${choice.value}`;
          return (
            <div className="choice" key={choice.value}>
              <input
                type="radio" id={choiceId} name={`${name}-${id}`} value={choice.value} checked={choice.value === value}
                aria-describedby={choice.help === undefined ? undefined : `${choiceId}-help`} onChange={() => onChange(choice.value)}
              />
              <div>
                <label htmlFor={choiceId}>{choice.label}</label>
                {choice.help === undefined ? null : <div className="field-help" id={`${choiceId}-help`}>{choice.help}</div>}
              </div>
            </div>
          );
        })}
      </div>
      {children}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </fieldset>
  );
}
