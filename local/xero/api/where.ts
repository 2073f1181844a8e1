import { Decimal } from '../rules/decimal';
import { badQuery } from './answer';

/** What a field of a record is for filtering and sorting: text, number, day or instant (as milliseconds), yes or no, or absent. */
export type FilterValue = string | Decimal | Date | boolean | undefined;
/** The fields a list may be filtered and sorted by; a name that is not here is refused. */
export type FilterFields<T> = Readonly<Record<string, (record: T) => FilterValue>>;

type Test<T> = (record: T) => boolean;
type Operator = '==' | '!=' | '>=' | '<=' | '>' | '<';

const TOKEN = /\s*(?:(&&|\|\||==|!=|>=|<=|[><().,])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*))/y;

type Token = { readonly kind: 'symbol' | 'text' | 'number' | 'word'; readonly value: string };

/** Xero's `where`: comparisons, `.Contains/.StartsWith/.EndsWith("…")`, DateTime(…), Guid("…"), AND, OR and brackets. */
export function parseWhere<T>(source: string, fields: FilterFields<T>, or: 'accepted' | 'refused'): Test<T> {
  const parser = new Parser(tokenize(source), fields, or);
  const test = parser.either();
  parser.finish();
  return test;
}

/** Xero's `order`: `UpdatedDateUTC DESC, Name`. */
export function parseOrder<T>(source: string, fields: FilterFields<T>): (a: T, b: T) => number {
  const keys = source.split(',').map((part) => {
    const [name = '', direction = 'ASC', ...rest] = part.trim().split(/\s+/);
    const field = fields[name];
    if (!field || rest.length > 0 || !/^(asc|desc)$/i.test(direction)) throw badQuery(`The order '${part.trim()}' is not understood.`);
    return { field, sign: /^desc$/i.test(direction) ? -1 : 1 };
  });
  return (a, b) => {
    for (const { field, sign } of keys) {
      const order = compare(field(a), field(b));
      if (order !== 0) return sign * order;
    }
    return 0;
  };
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const match = TOKEN.exec(source);
    if (!match) throw badQuery(`The where clause '${source}' is not understood.`);
    const [, symbol, text, number, word] = match;
    if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text.replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
  }
  return tokens;
}

class Parser<T> {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fields: FilterFields<T>,
    private readonly or: 'accepted' | 'refused',
  ) {}

  either(): Test<T> {
    const tests = [this.both()];
    while (this.skip('||') || this.skipWord('OR')) tests.push(this.both());
    if (tests.length > 1 && this.or === 'refused') throw badQuery('The where clause must not contain OR.');
    return (record) => tests.some((test) => test(record));
  }

  finish(): void {
    if (this.at < this.tokens.length) throw this.unexpected();
  }

  private both(): Test<T> {
    const tests = [this.term()];
    while (this.skip('&&') || this.skipWord('AND')) tests.push(this.term());
    return (record) => tests.every((test) => test(record));
  }

  private term(): Test<T> {
    if (this.skip('(')) {
      if (this.or === 'refused') throw badQuery('The where clause must not contain brackets.');
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    return this.comparison();
  }

  private comparison(): Test<T> {
    const path = [this.word()];
    while (this.skip('.')) path.push(this.word());
    const method = path.at(-1) ?? '';
    if (path.length > 1 && ['Contains', 'StartsWith', 'EndsWith'].includes(method)) return this.textMatch(path.slice(0, -1).join('.'), method);
    const field = this.field(path.join('.'));
    const operator = this.operator();
    const value = this.literal();
    return (record) => holds(field(record), operator, value);
  }

  private textMatch(name: string, method: string): Test<T> {
    const field = this.field(name);
    this.expect('(');
    const wanted = this.literal();
    this.expect(')');
    if (typeof wanted !== 'string') throw badQuery(`${method} needs text.`);
    const needle = wanted.toLowerCase();
    return (record) => {
      const value = field(record);
      if (typeof value !== 'string') return false;
      const text = value.toLowerCase();
      return method === 'Contains' ? text.includes(needle) : method === 'StartsWith' ? text.startsWith(needle) : text.endsWith(needle);
    };
  }

  private literal(): FilterValue {
    const token = this.next();
    if (token.kind === 'text') return token.value;
    if (token.kind === 'number') return Decimal.of(token.value);
    if (token.kind === 'word') {
      const word = token.value.toLowerCase();
      if (word === 'null') return undefined;
      if (word === 'true' || word === 'false') return word === 'true';
      if (word === 'guid') return this.call()[0]?.value.toLowerCase();
      if (word === 'datetime') {
        const [year, month, day, hour = 0, minute = 0, second = 0] = this.call().map((argument) => Number(argument.value));
        return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour, minute, second));
      }
    }
    throw badQuery(`The where clause has '${token.value}' where a value belongs.`);
  }

  private call(): Token[] {
    const found: Token[] = [];
    this.expect('(');
    do found.push(this.next());
    while (this.skip(','));
    this.expect(')');
    return found;
  }

  private operator(): Operator {
    const token = this.next();
    const operators: readonly Operator[] = ['==', '!=', '>=', '<=', '>', '<'];
    const found = operators.find((operator) => operator === token.value);
    if (token.kind !== 'symbol' || !found) throw badQuery(`The where clause has '${token.value}' where a comparison belongs.`);
    return found;
  }

  private field(name: string): (record: T) => FilterValue {
    const field = this.fields[name];
    if (!field) throw badQuery(`No property or field '${name}' exists to filter by.`);
    return field;
  }

  private word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw badQuery(`The where clause has '${token.value}' where a field belongs.`);
    return token.value;
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw badQuery('The where clause ends too early.');
    this.at += 1;
    return token;
  }

  private skip(symbol: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'symbol' || token.value !== symbol) return false;
    this.at += 1;
    return true;
  }

  private skipWord(word: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word' || token.value.toUpperCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.skip(symbol)) throw this.unexpected();
  }

  private unexpected(): Error {
    return badQuery(`The where clause is not understood at '${this.tokens[this.at]?.value ?? 'its end'}'.`);
  }
}

function holds(value: FilterValue, operator: Operator, wanted: FilterValue): boolean {
  if (operator === '==') return same(value, wanted);
  if (operator === '!=') return !same(value, wanted);
  if (value === undefined || wanted === undefined) return false;
  const order = compare(value, wanted);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
  }
}

function same(a: FilterValue, b: FilterValue): boolean {
  if (a === undefined || b === undefined) return a === b;
  return compare(a, b) === 0;
}

function compare(a: FilterValue, b: FilterValue): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  throw badQuery('The where clause compares values of different kinds.');
}
