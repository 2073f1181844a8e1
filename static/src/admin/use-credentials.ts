import { useRef, useState, type RefObject } from 'react';
import type { ProblemView } from '../../../src/handlers/pages/api';
import { focusFirstProblem } from '../shared/use-focus';
import { t } from '../texts';

export const CREDENTIAL_FIELDS = ['clientId', 'clientSecret'] as const;
type CredentialField = (typeof CREDENTIAL_FIELDS)[number];
type Typed = Readonly<Record<CredentialField, string>>;

export interface Credentials {
  readonly typed: Typed;
  readonly problems: readonly ProblemView[];
  /** Where the problems without a field are said. */
  readonly summary: RefObject<HTMLDivElement>;
  readonly change: (field: CredentialField, value: string) => void;
  readonly fail: (problems: readonly ProblemView[]) => void;
  /** What is sent; nothing while one is missing, which is said. */
  readonly read: () => Typed | undefined;
}

/** Client id and secret as typed, and what is wrong with them. */
export function useCredentials(onTyped: () => void = () => undefined): Credentials {
  const [typed, setTyped] = useState<Typed>({ clientId: '', clientSecret: '' });
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const summary = useRef<HTMLDivElement>(null);
  const change = (field: CredentialField, value: string): void => {
    setTyped((before) => ({ ...before, [field]: value }));
    setProblems([]);
    onTyped();
  };
  const fail = (found: readonly ProblemView[]): void => {
    setProblems(found);
    if (found.length > 0) focusFirstProblem(summary);
  };
  const read = (): Typed | undefined => {
    const given = { clientId: typed.clientId.trim(), clientSecret: typed.clientSecret.trim() };
    const missing = CREDENTIAL_FIELDS.filter((field) => given[field] === '');
    fail(missing.map((path) => ({ code: 'FIELD_MISSING', severity: 'error', path, said: t.admin.form.missing })));
    return missing.length > 0 ? undefined : given;
  };
  return { typed, problems, summary, change, fail, read };
}
