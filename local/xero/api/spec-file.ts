import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OpenAPIValidator, type Document } from 'openapi-backend';
import { parse } from 'yaml';
import { Unsupported, type Answer } from './answer';
import type { Endpoint } from './call';
import { isObject, writeJson, type Parsed, type ParsedObject } from './json';
import type { Query } from './query';
import { ENDPOINTS } from './routes';
import type { SpecCheck } from './spec';

/** A name of its own for the file's schemas, which refer to one another in circles and so can't be written out. */
const SCHEMAS = 'https://api.xero.com/openapi/accounting';

/**
 * Fields that Xero was recorded to send, or that its file's (16.1) own examples hold, and that the file's schemas leave out: an answer may hold these and the file's own, and no others.
 */
const UNLISTED: Readonly<Record<string, readonly string[]>> = {
  Invoice: ['DateString', 'DueDateString', 'InvoicePaymentServices'],
  LineItem: ['ValidationErrors'],
  CreditNote: ['DateString', 'ID'],
  Prepayment: ['DateString', 'ID'],
  Overpayment: ['DateString', 'ID'],
  HistoryRecord: ['DateUTCString', 'ValidationErrors'],
};
/** On the envelope of every list. */
const ENVELOPE = ['Id', 'Status', 'ProviderName', 'DateTimeUTC'];

const opened = new Map<string, Promise<SpecCheck>>();

/**
 * Where the official file is: the environment's MILEPOST_XERO_SPEC (a path, or `off`), else beside the repository; undefined when it
 * is nowhere, and the local Xero then runs without it.
 */
export function specPath(environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const named = environment['MILEPOST_XERO_SPEC'];
  if (named === 'off') return undefined;
  const path = named ?? resolve(__dirname, '../../../../shared/specs/xero_accounting.yaml');
  return existsSync(path) ? path : undefined;
}

/** The check of the file at `path` (see specPath), read on the first call and kept: it takes a second or so to read. */
export function officialSpec(path: string | undefined): () => Promise<SpecCheck | undefined> {
  return async () => {
    if (path === undefined) return undefined;
    const known = opened.get(path) ?? open(path);
    opened.set(path, known);
    return known;
  };
}

async function open(path: string): Promise<SpecCheck> {
  const file = parse(relevant(await readFile(path, 'utf8')), { logLevel: 'silent' }) as Parsed;
  const paths = child(file, 'paths');
  const schemas = strict(child(child(file, 'components'), 'schemas'));
  const operations = new Map(ENDPOINTS.map((endpoint) => [operationId(endpoint), operationOf(file, paths, endpoint)]));
  const validator = new OpenAPIValidator({
    definition: definition(operations),
    lazyCompileValidators: true,
    coerceTypes: true,
    ajvOpts: { strict: false, logger: false },
    customizeAjv: (ajv) => {
      ajv.addSchema({ $id: SCHEMAS, components: { schemas } });
      return ajv;
    },
  });
  return {
    request: (endpoint, query, body) => checkRequest(validator, operations, endpoint, query, body),
    answer: (endpoint, answer) => checkAnswer(validator, endpoint, answer),
  };
}

/**
 * The file without the paths that we don't answer: most of it, and reading all would take seconds. A path is a key two spaces in, below `paths:`.
 */
function relevant(text: string): string {
  const ours = new Set(ENDPOINTS.map((endpoint) => `${endpoint.path}:`));
  let inPaths = false;
  let wanted = true;
  return text
    .split('\n')
    .filter((line) => {
      if (/^\S/.test(line)) {
        inPaths = line.startsWith('paths:');
        wanted = true;
      } else if (inPaths && /^ {2}\S/.test(line)) {
        wanted = ours.has(line.trim());
      }
      return wanted;
    })
    .join('\n');
}

/** What the file says of an operation, with the shared parameters written in and the path's left out (ids may be numbers too). */
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly ParsedObject[];
  readonly requestBody: Parsed | undefined;
  readonly responses: Parsed;
}

function operationOf(file: Parsed, paths: ParsedObject, endpoint: Endpoint): Operation {
  const found = child(child(paths, endpoint.path), endpoint.method.toLowerCase());
  const listed = found['parameters'];
  const parameters = (Array.isArray(listed) ? listed : []).map((parameter: Parsed) => deref(file, parameter)).filter((parameter) => parameter['in'] === 'query');
  return {
    operationId: operationId(endpoint),
    parameters: [...parameters, ...namesIn(endpoint.path).map((name) => ({ name, in: 'path', required: true, schema: {} }))],
    requestBody: found['requestBody'] === undefined ? undefined : outward(deref(file, found['requestBody'])),
    responses: answersOf(file, child(found, 'responses')),
  };
}

/** The placeholders of a path. */
function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** Shared answers (such as the 400) are written in, and their schemas point at the file's. */
function answersOf(file: Parsed, responses: ParsedObject): Parsed {
  return outward(Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, deref(file, response)]))) ?? {};
}

function definition(operations: ReadonlyMap<string, Operation>): Document {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of ENDPOINTS) {
    const operation = operations.get(operationId(endpoint));
    if (operation) paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation };
  }
  return { openapi: '3.0.0', info: { title: 'Xero', version: '' }, paths };
}

function checkRequest(validator: OpenAPIValidator, operations: ReadonlyMap<string, Operation>, endpoint: Endpoint, query: Query, body: Parsed | undefined): void {
  const operation = operations.get(operationId(endpoint));
  if (!operation) return;
  const asked = Object.fromEntries(operation.parameters.filter((parameter) => parameter['in'] === 'query').flatMap((parameter) => queryValue(parameter, query)));
  const sent = body === undefined ? undefined : wrapped(endpoint, operation, body);
  const request = { method: endpoint.method, path: endpoint.path, headers: { 'content-type': 'application/json' }, query: asked, body: sent };
  const { valid, errors } = validator.validateRequest(request, operation.operationId);
  if (valid) return;
  const said = (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`).join('; ');
  throw new Unsupported(`${endpoint.method} ${endpoint.path} is not what Xero's OpenAPI file describes: ${said}`);
}

function checkAnswer(validator: OpenAPIValidator, endpoint: Endpoint, answer: Answer): void {
  if (answer.body === undefined) return;
  const { valid, errors } = validator.validateResponse(JSON.parse(writeJson(answer.body)), operationId(endpoint), answer.status);
  if (valid) return;
  const said = (errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`).join('; ');
  throw new Error(`The local Xero's own answer to ${endpoint.method} ${endpoint.path} is not what Xero's OpenAPI file describes: ${said}`);
}

function queryValue(parameter: ParsedObject, query: Query): [string, string | string[]][] {
  const { name } = parameter;
  if (typeof name !== 'string') return [];
  const type = isObject(parameter['schema']) ? parameter['schema']['type'] : undefined;
  const text = query.text(name);
  if (text === undefined) return [];
  if (type === 'array') return [[name, query.list(name) ?? []]];
  return [[name, type === 'boolean' ? text.toLowerCase() : text]];
}

/** One element sent bare is put into the list that the file describes. */
function wrapped(endpoint: Endpoint, operation: Operation, body: Parsed): Parsed {
  const collection = endpoint.path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  const name = collection === 'History' ? 'HistoryRecords' : collection;
  const describesList = JSON.stringify(operation.requestBody ?? null).includes(`/schemas/${name}"`);
  return describesList && isObject(body) && body[name] === undefined ? { [name]: [body] } : body;
}

/** Every object may hold the fields that are named and no others. */
function strict(schemas: ParsedObject): ParsedObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      if (!isObject(schema) || !isObject(schema['properties']) || name === 'Element') return [name, schema];
      const isList = Object.values(schema['properties']).some((property) => isObject(property) && property['type'] === 'array') && name.endsWith('s');
      const extra = [...(UNLISTED[name] ?? []), ...(isList ? ENVELOPE : [])];
      const properties = { ...schema['properties'], ...Object.fromEntries(extra.map((field) => [field, {}])) };
      return [name, { ...schema, properties, additionalProperties: false }];
    }),
  );
}

/** The value with its references pointing into the named schemas. */
function outward(value: Parsed | undefined): Parsed | undefined {
  if (value === undefined) return undefined;
  return JSON.parse(JSON.stringify(value).replaceAll('"#/components/', `"${SCHEMAS}#/components/`)) as Parsed;
}

function deref(file: Parsed, value: Parsed): ParsedObject {
  if (!isObject(value)) return {};
  const reference = value['$ref'];
  if (typeof reference !== 'string') return value;
  return reference
    .replace('#/', '')
    .split('/')
    .reduce<ParsedObject>((at, key) => child(at, key), isObject(file) ? file : {});
}

function child(value: Parsed | undefined, key: string): ParsedObject {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

function operationId(endpoint: Endpoint): string {
  return `${endpoint.method} ${endpoint.path}`;
}
