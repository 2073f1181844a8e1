import { describe, expect, it } from '@jest/globals';
import { codeOf, inApp, type Packages, type SampleOptions } from '../testing/sample';

interface Ledger {
  rev: number;
}

async function attempt(work: (packages: Packages) => Promise<unknown>, options?: SampleOptions): Promise<{ code: string; status: number }> {
  return inApp(
    (packages) =>
      work(packages).then(
        () => ({ code: 'committed', status: 204 }),
        (error: unknown) => ({ code: codeOf(error), status: statusOf(error) }),
      ),
    options,
  );
}

const COMMITTED = { code: 'committed', status: 204 };
const FAILED = { code: 'CONDITIONAL_CHECK_FAILED', status: 400 };

describe('a transaction', () => {
  it('does all of it', async () => {
    const seen = await inApp(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
      await kvs.entity<Ledger>('ledger').set('l', { rev: 1 });
      await kvs.set('gone', 1);
      await kvs
        .transact()
        .set('l', { rev: 2 }, { entityName: 'ledger', conditions: new Filter<Ledger>().and('rev', FilterConditions.equalTo(1)) })
        .set('plain', 'value')
        .delete('gone')
        .execute();
      return [await kvs.entity('ledger').get('l'), await kvs.get('plain'), await kvs.get('gone')];
    });
    expect(seen).toEqual([{ rev: 2 }, 'value', undefined]);
  });

  it('does none of it when one condition does not hold: 400 CONDITIONAL_CHECK_FAILED', async () => {
    const seen = await inApp(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
      await kvs.entity<Ledger>('ledger').set('l', { rev: 5 });
      const error = await kvs
        .transact()
        .set('first', 1)
        .delete('l', { entityName: 'ledger' })
        .check('other', { entityName: 'ledger', conditions: new Filter<Ledger>().and('rev', FilterConditions.equalTo(1)) })
        .execute()
        .catch((thrown: unknown) => thrown);
      return { error, first: await kvs.get('first'), l: await kvs.entity('ledger').get('l') };
    });
    expect(seen).toMatchObject({ error: { code: 'CONDITIONAL_CHECK_FAILED', responseDetails: { status: 400 } }, l: { rev: 5 } });
    expect(seen.first).toBeUndefined();
  });

  it('does none of it when one value is refused', async () => {
    const seen = await inApp(async ({ kvs: { kvs } }) => {
      const error = await kvs.transact().set('first', 1).set('l', { rev: 'x' }, { entityName: 'ledger' }).execute().catch((thrown: unknown) => thrown);
      return { error, first: await kvs.get('first') };
    });
    expect(seen).toMatchObject({ error: { code: 'INVALID_ENTITY_VALUE' } });
    expect(seen.first).toBeUndefined();
  });

  it('lets one of two at once win, so that a claim is made once', async () => {
    const wins = await inApp(async ({ kvs: { kvs, Filter, FilterConditions } }) => {
      const claim = (): Promise<boolean> =>
        kvs
          .transact()
          .set('l', { rev: 1 }, { entityName: 'ledger', conditions: new Filter<Ledger>().and('rev', FilterConditions.notExists()) })
          .execute()
          .then(() => true, () => false);
      return Promise.all([claim(), claim(), claim()]);
    });
    expect(wins.filter(Boolean)).toHaveLength(1);
  });

  it.each<[string, (packages: Packages) => Promise<unknown>, object]>([
    ['of 25 keys is taken', ({ kvs: { kvs } }) => range(25).reduce((tx, key) => tx.set(key, 1), kvs.transact()).execute(), COMMITTED],
    ['of 26 keys is refused', ({ kvs: { kvs } }) => range(26).reduce((tx, key) => tx.set(key, 1), kvs.transact()).execute(), { code: 'TOO_MANY_OPERATIONS' }],
    ['of nothing is refused', ({ kvs: { kvs } }) => kvs.transact().execute(), { code: 'EMPTY_REQUEST' }],
    ['with a key twice is refused', ({ kvs: { kvs } }) => kvs.transact().set('a', 1).delete('a').execute(), { code: 'DUPLICATE_KEY' }],
    [
      'over 4 MB is refused',
      ({ kvs: { kvs } }) => range(18).reduce((tx, key) => tx.set(key, 'x'.repeat(239 * 1024)), kvs.transact()).execute(),
      { code: 'MAX_SIZE' },
    ],
    ['on an entity that is not declared is refused', ({ kvs: { kvs } }) => kvs.transact().delete('a', { entityName: 'nobody' }).execute(), { code: 'INVALID_ENTITY_TYPE' }],
    [
      'with a condition on an attribute that is not declared is refused',
      ({ kvs: { kvs, Filter, FilterConditions } }) => kvs.transact().delete('a', { entityName: 'ledger', conditions: new Filter<Ledger & { x: 1 }>().and('x', FilterConditions.exists()) }).execute(),
      { code: 'INVALID_ENTITY_ATTRIBUTE' },
    ],
  ])('%s', async (_, work, expected) => {
    expect(await attempt(work)).toMatchObject(expected);
  });

  it.each([
    ['per-entity', COMMITTED],
    ['overall', { code: 'DUPLICATE_KEY', status: 400 }],
  ] as const)('may have the same key in two entities when keys are unique %s', async (transactionKeysUnique, expected) => {
    const work = ({ kvs: { kvs } }: Packages): Promise<void> => kvs.transact().set('a', { rev: 1 }, { entityName: 'ledger' }).set('a', { surname: 'A' }, { entityName: 'employee' }).execute();
    expect(await attempt(work, { switches: { transactionKeysUnique } })).toEqual(expected);
  });

  it.each([
    ['evaluated', COMMITTED],
    ['failed', FAILED],
  ] as const)('has its conditions on a record that is not there %s', async (conditionsOnAbsentRecord, expected) => {
    const work = ({ kvs: { kvs, Filter, FilterConditions } }: Packages): Promise<void> =>
      kvs.transact().set('a', { rev: 1 }, { entityName: 'ledger', conditions: new Filter<Ledger>().and('rev', FilterConditions.notExists()) }).execute();
    expect(await attempt(work, { switches: { conditionsOnAbsentRecord } })).toEqual(expected);
  });

  it.each([
    [true, COMMITTED],
    [false, FAILED],
  ])('takes an absent attribute as unequal: %p', async (absentIsUnequal, expected) => {
    const work = ({ kvs: { kvs, Filter, FilterConditions } }: Packages): Promise<void> =>
      kvs.transact().set('a', { rev: 1 }, { entityName: 'ledger', conditions: new Filter<Ledger>().and('rev', FilterConditions.notEqualTo(1)) }).execute();
    expect(await attempt(work, { switches: { absentIsUnequal } })).toEqual(expected);
  });
});

function statusOf(error: unknown): number {
  return (error as { responseDetails: { status: number } }).responseDetails.status;
}

function range(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `k${n}`);
}
