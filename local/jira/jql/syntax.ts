/** A JQL query, cut down to what the local Jira understands. */
export interface JqlQuery {
  readonly where?: JqlClause;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
}

export type JqlClause =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly JqlClause[] }
  | { readonly kind: 'not'; readonly clause: JqlClause }
  | JqlTerm;

export interface JqlTerm {
  readonly kind: 'term';
  readonly field: JqlField;
  readonly operator: 'in' | 'empty';
  /** For `!=`, `NOT IN` and `IS NOT EMPTY`. */
  readonly negated: boolean;
  /** As written, without quotes; one for `=`, none for `IS EMPTY`. */
  readonly values: readonly string[];
}

export type JqlField = { readonly kind: 'field'; readonly name: string } | { readonly kind: 'property'; readonly key: string; readonly path: string };

/** The field as it is named in messages. */
export function fieldText(field: JqlField): string {
  return field.kind === 'field' ? field.name : `issue.property[${field.key}].${field.path}`;
}
