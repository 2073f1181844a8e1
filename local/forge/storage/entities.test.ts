import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Packages } from '../testing/sample';
import { codeOf, inApp, runInApp, sample, type SampleOptions } from '../testing/sample';

type Employee = { surname?: string; age?: number; height?: number; active?: boolean; country?: string; doc?: unknown };

type EmployeeFilter = Parameters<ReturnType<ReturnType<ReturnType<Packages['kvs']['kvs']['entity']>['query']>['index']>['filters']>[0];

async function keys(query: (packages: Packages) => Promise<{ results: { key: string }[] }>, records: Record<string, Employee>, options: SampleOptions = {}): Promise<string[]> {
  return inApp(async (packages) => {
    for (const [key, value] of Object.entries(records)) await packages.kvs.kvs.entity<Employee>('employee').set(key, value);
    return (await query(packages)).results.map(({ key }) => key);
  }, options);
}

const STAFF: Record<string, Employee> = {
  a: { surname: 'Adams', age: 30, country: 'AU' },
  b: { surname: 'Brown', age: 25, country: 'AU', active: true },
  c: { surname: 'Costa', age: 41, country: 'PT' },
  d: { surname: 'Daly', age: 25, country: 'AU' },
  e: { surname: 'Brandt' },
};

describe('an entity', () => {
  it.each<[string, Employee]>([
    ['a text for an integer', { age: '30' as unknown as number }],
    ['a fraction for an integer', { age: 30.5 }],
    ['an integer beyond 32 bits', { age: 2147483648 }],
    ['an empty text', { surname: '' }],
    ['a text of spaces', { surname: '  ' }],
    ['a number for a text', { surname: 1 as unknown as string }],
    ['a number for a boolean', { active: 1 as unknown as boolean }],
    ['a float too small', { height: 1e-131 }],
    ['null', { surname: null as unknown as string }],
    ['null for any', { doc: null }],
  ])('refuses %s', async (_, value) => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.entity('employee').set('a', value).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'INVALID_ENTITY_VALUE' });
  });

  it('takes every type at its limits', async () => {
    const value = { surname: 'Ø', age: -2147483648, height: 0, active: false, doc: { any: ['thing', null] } };
    expect(await inApp(async ({ kvs: { kvs } }) => (await kvs.entity('employee').set('a', value), kvs.entity('employee').get('a')))).toEqual(value);
  });

  it('that the manifest does not declare is refused', async () => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.entity('nobody').get('a').catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'INVALID_ENTITY_TYPE' });
  });

  it.each([
    ['refused', 'INVALID_ENTITY_ATTRIBUTE'],
    ['stored', { nickname: 'Al' }],
  ] as const)('attributes that are not declared may be %s', async (undeclaredAttributes, expected) => {
    const seen = await inApp(
      ({ kvs: { kvs } }) => kvs.entity('employee').set('a', { nickname: 'Al' }).then(() => kvs.entity('employee').get('a'), codeOf),
      { switches: { undeclaredAttributes } },
    );
    expect(seen).toEqual(expected);
  });

  it('does not take an index value beyond 900 bytes', async () => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.entity('employee').set('a', { surname: 'x'.repeat(901) }).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'INVALID_ENTITY_VALUE' });
  });
});

describe('a query', () => {
  it.each<[string, string[], (packages: Packages) => Promise<{ results: { key: string }[] }>]>([
    ['by key', ['a', 'b', 'c', 'd', 'e'], ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-key').getMany()],
    ['of a simple index', ['a', 'e', 'b', 'c', 'd'], ({ kvs: { kvs } }) => kvs.entity('employee').query().index('surname').getMany()],
    ['of a range, ties by key, without records that lack it', ['b', 'd', 'a', 'c'], ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-age').getMany()],
    ['of a partition', ['b', 'd', 'a'], ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-country', { partition: ['AU'] }).getMany()],
    ['of an empty partition', [], ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-country', { partition: ['NZ'] }).getMany()],
    ['in descending order', ['c', 'a', 'd', 'b'], ({ kvs: { kvs, Sort } }) => kvs.entity('employee').query().index('by-age').sort(Sort.DESC).getMany()],
    ['that begins with', ['e', 'b'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('surname').where(WhereConditions.beginsWith('Br')).getMany()],
    ['between', ['a'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.between(26, 40)).getMany()],
    ['equal to', ['b', 'd'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.equalTo(25)).getMany()],
    ['greater than', ['a', 'c'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.greaterThan(25)).getMany()],
    ['at least', ['a', 'c'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.greaterThanEqualTo(30)).getMany()],
    ['less than', ['b', 'd'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.lessThan(30)).getMany()],
    ['at most', ['b', 'd', 'a'], ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.lessThanEqualTo(30)).getMany()],
  ])('%s', async (_, expected, query) => {
    expect(await keys(query, STAFF)).toEqual(expected);
  });

  it.each<[string, string[], (packages: Packages) => EmployeeFilter]>([
    ['both hold', ['a', 'd'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('country', is.equalTo('AU')).and('active', is.notExists())],
    ['one holds', ['b', 'c'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().or('active', is.equalTo(true)).or('country', is.equalTo('PT'))],
    ['something exists', ['b'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('active', is.exists())],
    ['a text contains', ['c'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('surname', is.contains('ost'))],
    ['a text does not contain', ['a', 'b', 'd', 'e'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('surname', is.notContains('ost'))],
    ['it is not equal', ['a', 'c', 'e'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('age', is.notEqualTo(25))],
    ['it lies between', ['a', 'b', 'd'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('age', is.between(25, 30))],
    ['it is compared', ['c'], ({ kvs: { Filter, FilterConditions: is } }) => new Filter<Employee>().and('age', is.greaterThan(30)).and('age', is.lessThanEqualTo(41))],
  ])('keeps what a filter lets through: %s', async (_, expected, filter) => {
    const found = await keys((packages) => packages.kvs.kvs.entity<Employee>('employee').query().index('by-key').filters(filter(packages)).getMany(), STAFF);
    expect(found).toEqual(expected);
  });

  it.each<[string, string, number, (packages: Packages) => Promise<unknown>]>([
    ['an index that is not declared', 'INVALID_ENTITY_INDEX', 400, ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-height').getMany()],
    ['a missing partition', 'INVALID_FILTER_VALUES', 400, ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-country').getMany()],
    ['a partition value of the wrong type', 'INVALID_FILTER_VALUES', 400, ({ kvs: { kvs } }) => kvs.entity('employee').query().index('by-country', { partition: [1] }).getMany()],
    ['a range value of the wrong type', 'INVALID_FILTER_VALUES', 400, ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.equalTo('x')).getMany()],
    ['a text condition on a number', 'INVALID_FILTER_CONDITION', 400, ({ kvs: { kvs, WhereConditions } }) => kvs.entity('employee').query().index('by-age').where(WhereConditions.beginsWith(2)).getMany()],
    [
      'a filter on an attribute of type any',
      'INVALID_FILTER_CONDITION',
      422,
      ({ kvs: { kvs, Filter, FilterConditions } }) => kvs.entity<Employee>('employee').query().index('by-key').filters(new Filter<Employee>().and('doc', FilterConditions.exists())).getMany(),
    ],
  ])('refuses %s', async (_, code, status, query) => {
    const error = await inApp((packages) => query(packages).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code, responseDetails: { status } });
  });

  it.each([
    [true, [['b'], ['d'], []]],
    [false, [['b', 'd'], []]],
  ])('filters a page after it was cut (%p): pages may then be short and still go on', async (filterAfterPaging, expected) => {
    const pages = await inApp(
      async ({ kvs: { kvs, Filter, FilterConditions } }) => {
        for (const [key, value] of Object.entries(STAFF)) await kvs.entity('employee').set(key, value);
        const seen: string[][] = [];
        let cursor: string | undefined;
        do {
          const query = kvs.entity<Employee>('employee').query().index('by-key').limit(2).filters(new Filter<Employee>().and('age', FilterConditions.equalTo(25)));
          const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
          seen.push(page.results.map(({ key }) => key));
          cursor = page.nextCursor;
        } while (cursor !== undefined && seen.length < 9);
        return seen;
      },
      { switches: { filterAfterPaging } },
    );
    expect(pages).toEqual(expected);
  });

  it('sees a write at once, or only later, while get always does', async () => {
    const look = async (queryLag: number | 'until-settled'): Promise<unknown[]> => {
      const forge = sample({
        switches: { queryLag },
        handlers: ({ kvs: { kvs } }) => ({
          pages: async (write: boolean) => {
            if (write) await kvs.entity('employee').set('a', { surname: 'Adams' });
            const { results } = await kvs.entity('employee').query().index('surname').getMany();
            return [(await kvs.entity('employee').get('a')) !== undefined, results.length];
          },
        }),
      });
      const first = await runInApp(forge, true);
      await forge.advance(1000);
      return [first, await runInApp(forge, false)];
    };
    expect(await look(0)).toEqual([[true, 1], [true, 1]]);
    expect(await look(1000)).toEqual([[true, 0], [true, 1]]);
    expect(await look('until-settled')).toEqual([[true, 0], [true, 1]]);
  });

  it('gives what a plain search of all records would, whatever was written and deleted before', async () => {
    const change = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), age: fc.integer({ min: 0, max: 4 }), country: fc.constantFrom('AU', 'NZ'), remove: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 30 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.integer({ min: 1, max: 4 }), async (changes, least, down, limit) => {
        const model = new Map<string, { age: number; country: string }>();
        const found = await inApp(async ({ kvs: { kvs, WhereConditions, Sort } }) => {
          for (const { key, age, country, remove } of changes) {
            if (remove) await kvs.entity('employee').delete(key);
            else await kvs.entity('employee').set(key, { age, country });
            if (remove) model.delete(key);
            else model.set(key, { age, country });
          }
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const query = kvs.entity('employee').query().index('by-country', { partition: ['AU'] }).where(WhereConditions.greaterThanEqualTo(least)).sort(down ? Sort.DESC : Sort.ASC).limit(limit);
            const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
            seen.push(...page.results.map(({ key }) => key));
            cursor = page.nextCursor;
          } while (cursor !== undefined);
          return seen;
        });
        const expected = [...model]
          .filter(([, { age, country }]) => country === 'AU' && age >= least)
          .sort(([leftKey, left], [rightKey, right]) => left.age - right.age || (leftKey < rightKey ? -1 : 1))
          .map(([key]) => key);
        expect(found).toEqual(down ? expected.reverse() : expected);
      }),
      { numRuns: 60 },
    );
  });
});
