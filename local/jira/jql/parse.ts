/** JQL text to a query, through Atlassian's own grammar. What the grammar knows and this stand-in does not is refused by name. */
import { JQLLexer, JQLParser } from '@atlaskit/jql-parser';
import type {
  JqlAndClauseContext, JqlFieldContext, JqlFieldPropertyContext, JqlListContext, JqlNotClauseContext, JqlOrClauseContext, JqlOrderByContext, JqlTerminalClauseContext, JqlTerminalClauseRhsContext,
} from '@atlaskit/jql-parser';
import { JqlEqualsClauseContext, JqlInClauseContext, JqlIsClauseContext, JqlNonNumberFieldContext } from '@atlaskit/jql-parser';
import { CharStreams, CommonTokenStream, type ParserRuleContext } from 'antlr4ts';
import { JiraRefusal } from '../model/refusal';
import type { JqlClause, JqlField, JqlQuery, JqlTerm } from './syntax';

/** Apps ask the same few queries again and again, and reading one takes milliseconds. */
const read = new Map<string, JqlQuery>();
const MOST_KEPT = 50;

/** Throws an `invalid` JiraRefusal that says where the text is wrong, or what of it is not emulated. */
export function parseJql(text: string): JqlQuery {
  const known = read.get(text);
  if (known) return known;
  const query = readJql(text);
  if (read.size >= MOST_KEPT) read.clear();
  read.set(text, query);
  return query;
}

function readJql(text: string): JqlQuery {
  const query = parserOf(text).jqlQuery();
  const where = query.jqlWhere();
  const order = query.jqlOrderBy();
  return { ...(where === undefined ? {} : { where: orClause(where.jqlOrClause()) }), orderBy: order === undefined ? [] : sorts(order) };
}

function parserOf(text: string): JQLParser {
  const onError = {
    syntaxError: (_: unknown, __: unknown, line: number, column: number, message: string): never => {
      throw new JiraRefusal('invalid', `Error in the JQL Query: ${message}. (line ${line}, character ${column + 1})`);
    },
  };
  const lexer = new JQLLexer(CharStreams.fromString(text));
  lexer.removeErrorListeners();
  lexer.addErrorListener(onError);
  const parser = new JQLParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.addErrorListener(onError);
  return parser;
}

function orClause(context: JqlOrClauseContext): JqlClause {
  return joined('or', context.jqlAndClause().map(andClause));
}

function andClause(context: JqlAndClauseContext): JqlClause {
  return joined('and', context.jqlNotClause().map(notClause));
}

function joined(kind: 'and' | 'or', clauses: readonly JqlClause[]): JqlClause {
  const [only, ...others] = clauses;
  return only !== undefined && others.length === 0 ? only : { kind, clauses };
}

function notClause(context: JqlNotClauseContext): JqlClause {
  const [inner, sub, terminal] = [context.jqlNotClause(), context.jqlSubClause(), context.jqlTerminalClause()];
  if (inner !== undefined) return { kind: 'not', clause: notClause(inner) };
  if (sub !== undefined) return orClause(sub.jqlOrClause());
  if (terminal !== undefined) return term(terminal);
  throw notEmulated(context);
}

function term(context: JqlTerminalClauseContext): JqlTerm {
  return { kind: 'term', field: fieldOf(context.jqlField()), ...comparison(context.jqlTerminalClauseRhs()) };
}

type Comparison = Pick<JqlTerm, 'operator' | 'negated' | 'values'>;

function comparison(context: JqlTerminalClauseRhsContext): Comparison {
  if (context instanceof JqlEqualsClauseContext) {
    const negated = context.jqlEqualsOperator().NOT_EQUALS() !== undefined;
    if (context.jqlEmpty() !== undefined) return { operator: 'empty', negated, values: [] };
    const value = context.jqlValue();
    if (value === undefined) throw notEmulated(context);
    return { operator: 'in', negated, values: [unquoted(value.text)] };
  }
  if (context instanceof JqlInClauseContext) {
    const list = context.jqlList();
    if (list === undefined) throw notEmulated(context);
    return { operator: 'in', negated: context.jqlInOperator().NOT() !== undefined, values: listed(list) };
  }
  if (context instanceof JqlIsClauseContext) return { operator: 'empty', negated: context.jqlIsOperator().NOT() !== undefined, values: [] };
  throw notEmulated(context);
}

function listed(list: JqlListContext): readonly string[] {
  return list.jqlOperand().map((operand) => {
    const value = operand.jqlValue();
    if (value === undefined) throw notEmulated(operand);
    return unquoted(value.text);
  });
}

function fieldOf(context: JqlFieldContext): JqlField {
  const name = context instanceof JqlNonNumberFieldContext ? (context.jqlString() ?? context.jqlCustomField())?.text : undefined;
  if (!(context instanceof JqlNonNumberFieldContext) || name === undefined) throw notEmulated(context);
  const [property, ...more] = context.jqlFieldProperty();
  if (property === undefined) return { kind: 'field', name: unquoted(name) };
  if (more.length > 0 || name.toLowerCase() !== 'issue.property') throw notEmulated(context);
  return propertyField(property);
}

function propertyField(property: JqlFieldPropertyContext): JqlField {
  const key = property.jqlArgument();
  if (key === undefined) throw notEmulated(property);
  const path = property.jqlPropertyArgument().map(({ text }) => unquoted(text)).join('');
  return { kind: 'property', key: unquoted(key.text), path: path.replace(/^\./, '') };
}

function sorts(context: JqlOrderByContext): JqlQuery['orderBy'] {
  return context.jqlSearchSort().map((sort) => {
    const field = fieldOf(sort.jqlField());
    if (field.kind !== 'field') throw notEmulated(sort);
    return { field: field.name, descending: sort.DESC() !== undefined };
  });
}

/** In quotes, a backslash takes the next character as it is. */
function unquoted(text: string): string {
  const quote = text.charAt(0);
  return quote === '"' || quote === "'" ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

function notEmulated(context: ParserRuleContext): JiraRefusal {
  return new JiraRefusal('invalid', `The local Jira does not emulate this part of JQL: '${context.text}'.`);
}
