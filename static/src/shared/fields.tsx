import ErrorIcon from '@atlaskit/icon/core/status-error';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useId, type ReactNode } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import './fields.css';
import { useSaid } from './use-said';

export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly help?: string | undefined;
  readonly problem?: ProblemView | undefined;
  readonly required?: boolean;
  readonly narrow?: boolean;
}

/** What assistive technology needs to tie a control to its label, help and problem. */
export interface ControlAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** Label above, help and problem below, tied to the control inside. */
export function Field({ label, help, problem, required, narrow, children }: FieldProps & { readonly children: (aria: ControlAria) => ReactNode }) {
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, problem ? `${id}-problem` : ''].filter((part) => part !== '').join(' ');
  return (
    <div className={narrow === true ? 'field field-narrow' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required === true ? <span className="danger" aria-hidden="true"> *</span> : null}
      </label>
      <div className="field-control">{children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': problem ? true : undefined })}</div>
      {help === undefined ? null : <div className="field-help" id={`${id}-help`}>{help}</div>}
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
}

export function FieldProblem({ id, problem }: { readonly id: string; readonly problem?: ProblemView | undefined }) {
  const said = useSaid();
  if (!problem) return null;
  const { message, action } = said.problem(problem);
  return (
    <div className="error-text" id={id}>
      <ErrorIcon label={t.shared.errorPrefix} size="small" />
      <span>{message} {action}</span>
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly type?: 'text' | 'password' | 'date';
  readonly disabled?: boolean;
  readonly maxLength?: number;
}

export function TextField({ value, onChange, onBlur, placeholder, inputMode, type = 'text', disabled, maxLength, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(aria) => (
        <Textfield
          {...aria} name={field.name} type={type} value={value} placeholder={placeholder} inputMode={inputMode} isRequired={field.required ?? false}
          isInvalid={field.problem !== undefined} isDisabled={disabled ?? false} autoComplete="off" maxLength={maxLength}
          onChange={(event) => onChange(event.currentTarget.value)} onBlur={onBlur}
        />
      )}
    </Field>
  );
}

export function TextAreaField({ value, onChange, ...field }: FieldProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <Field {...field}>
      {(aria) => (
        <Textarea {...aria} name={field.name} value={value} minimumRows={2} resize="auto" isInvalid={field.problem !== undefined} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

export function SelectField<Value extends string>({ value, options, onChange, disabled, ...field }: SelectProps<Value>) {
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field {...field}>
      {(aria) => (
        <div className="select">
          <select {...aria} className="control" name={field.name} value={value} required={field.required} disabled={disabled} onChange={(event) => choose(event.currentTarget.value)}>
            {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
          </select>
        </div>
      )}
    </Field>
  );
}
