import { describe, expect, it } from '@jest/globals';
import { codeOf, inApp, runInApp, sample, SAMPLE_MANIFEST } from '../testing/sample';

const HOUR = 3600_000;

describe('a value in the key-value store', () => {
  it('is kept under its key, replaced whole, and gone when deleted', async () => {
    const seen = await inApp(async ({ kvs: { kvs } }) => {
      const before = await kvs.get('a');
      await kvs.set('a', { n: 1, list: [1, 'two', null] });
      await kvs.set('a', { n: 2 });
      const after = await kvs.get('a');
      await kvs.delete('a');
      await kvs.delete('a');
      return [before, after, await kvs.get('a')];
    });
    expect(seen).toEqual([undefined, { n: 2 }, undefined]);
  });

  it('is a copy: what the app does to its object later changes nothing', async () => {
    const stored = await inApp(async ({ kvs: { kvs } }) => {
      const value = { deep: { n: 1 } };
      await kvs.set('a', value);
      value.deep.n = 2;
      return kvs.get('a');
    });
    expect(stored).toEqual({ deep: { n: 1 } });
  });

  it('is not overwritten under FAIL_IF_EXISTS: 409 KEY_CONFLICT', async () => {
    const seen = await inApp(async ({ kvs: { kvs } }) => {
      await kvs.set('a', 'first', { keyPolicy: 'FAIL_IF_EXISTS' });
      const error = await kvs.set('a', 'second', { keyPolicy: 'FAIL_IF_EXISTS' }).catch((thrown: unknown) => thrown);
      return { value: await kvs.get('a'), error };
    });
    expect(seen).toMatchObject({ value: 'first', error: { code: 'KEY_CONFLICT', responseDetails: { status: 409 } } });
  });

  it('can be given back as it was or as it is now, with its times', async () => {
    const forge = sample({
      handlers: ({ kvs: { kvs, MetadataField } }) => ({
        pages: async () => {
          const fields = [MetadataField.CREATED_AT, MetadataField.UPDATED_AT, MetadataField.EXPIRE_TIME];
          await kvs.set('a', 1);
          forge.clock.advance(1000);
          const previous = await kvs.set('a', 2, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' });
          const latest = await kvs.set('a', 3, { keyPolicy: 'OVERRIDE', returnValue: 'LATEST', ttl: { value: 1, unit: 'HOURS' }, returnMetadataFields: fields });
          return { previous, latest };
        },
      }),
    });
    const start = forge.clock.now();
    const { previous, latest } = (await runInApp(forge)) as { previous: object; latest: object };
    expect(previous).toEqual({ key: 'a', value: 1 });
    expect(latest).toEqual({ key: 'a', value: 3, createdAt: start, updatedAt: start + 1000, expireTime: new Date(start + 1000 + HOUR).toISOString() });
  });

  it.each([
    ['', 'KEY_TOO_SHORT'],
    ['k'.repeat(501), 'KEY_TOO_LONG'],
    ['  ', 'INVALID_KEY'],
    ['a/b', 'INVALID_KEY'],
    ['naïve', 'INVALID_KEY'],
  ])('is refused under the key %j: %s', async (key, code) => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.set(key, 1).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code, responseDetails: { status: 400 } });
  });

  it.each(['k', 'k'.repeat(500), 'A:b.c_d-e#f g', '#'])('is taken under the key %j', async (key) => {
    expect(await inApp(async ({ kvs: { kvs } }) => (await kvs.set(key, 1), kvs.get(key)))).toBe(1);
  });

  it('has at most 240 KiB and 31 levels', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { deeper: nested(levels - 1) });
    const codes = await inApp(async ({ kvs: { kvs } }) => {
      const outcome = (value: unknown): Promise<unknown> => kvs.set('a', value).then(() => 'kept', codeOf);
      const text = (bytes: number): string => 'x'.repeat(bytes - 2);
      return [await outcome(text(240 * 1024)), await outcome(text(240 * 1024 + 1)), await outcome(nested(31)), await outcome(nested(32))];
    });
    expect(codes).toEqual(['kept', 'MAX_SIZE', 'kept', 'MAX_DEPTH']);
  });

  it('needs the scope storage:app', async () => {
    const manifest = SAMPLE_MANIFEST.replace('storage:app, ', '');
    const error = await inApp(({ kvs: { kvs } }) => kvs.get('a').catch((thrown: unknown) => thrown), { manifest });
    expect(error).toMatchObject({ responseDetails: { status: 403 } });
  });
});

describe('a value that expires', () => {
  const write = async (expiredLingersMs: number): Promise<unknown[]> => {
    const forge = sample({
      switches: { expiredLingersMs },
      handlers: ({ kvs: { kvs } }) => ({
        pages: async (write: boolean) => {
          if (write) await kvs.set('lock', 'mine', { ttl: { value: 10, unit: 'MINUTES' } });
          const free = await kvs.set('lock', 'taken', { keyPolicy: 'FAIL_IF_EXISTS' }).then(() => true, () => false);
          return free;
        },
      }),
    });
    const held = await runInApp(forge, true);
    await forge.advance(10 * 60_000);
    const expired = await runInApp(forge, false);
    await forge.advance(48 * HOUR);
    return [held, expired, await runInApp(forge, false)];
  };

  it('is there for up to 48 hours more, as Forge warns', async () => {
    expect(await write(48 * HOUR)).toEqual([false, false, true]);
  });

  it('may be gone at once', async () => {
    expect(await write(0)).toEqual([false, true, false]);
  });

  it('lives for a year at most', async () => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.set('a', 1, { ttl: { value: 366, unit: 'DAYS' } }).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'INVALID_TTL' });
  });
});

describe('secrets', () => {
  it('are apart from other values', async () => {
    const seen = await inApp(async ({ kvs: { kvs } }) => {
      await kvs.setSecret('token', 'hush');
      return [await kvs.getSecret('token'), await kvs.get('token'), (await kvs.query().getMany()).results];
    });
    expect(seen).toEqual(['hush', undefined, []]);
  });
});

describe('a query of keys', () => {
  it('pages through what begins with a prefix, in order, ten at a time unless told', async () => {
    const pages = await inApp(async ({ kvs: { kvs, WhereConditions } }) => {
      for (let n = 24; n >= 0; n -= 1) await kvs.set(`a${String(n).padStart(2, '0')}`, n);
      await kvs.set('b', 'other');
      const seen: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = kvs.query().where('key', WhereConditions.beginsWith('a'));
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        seen.push(page.results.map(({ key }) => key));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return seen;
    });
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, n) => `a${String(n).padStart(2, '0')}`));
  });

  it.each([0, 101])('takes no limit of %d', async (limit) => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.query().limit(limit).getMany().catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'LIST_QUERY_LIMIT_EXCEEDED' });
  });

  it('refuses a cursor of another query', async () => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.query().cursor('bm9uc2Vuc2U').getMany().catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'INVALID_CURSOR' });
  });
});

describe('a batch', () => {
  it('does what it can and says what it could not', async () => {
    const seen = await inApp(async ({ kvs: { kvs } }) => {
      const set = await kvs.batchSet<unknown>([
        { key: 'a', value: 1 },
        { key: 'e1', entityName: 'employee', value: { surname: 'Davis' } },
        { key: 'e2', entityName: 'employee', value: { age: 'old' } },
      ]);
      const got = await kvs.batchGet([{ key: 'a' }, { key: 'e1', entityName: 'employee' }, { key: 'none' }]);
      const deleted = await kvs.batchDelete([{ key: 'a' }]);
      return { set, got, deleted, left: await kvs.get('a') };
    });
    expect(seen).toMatchObject({
      set: { successfulKeys: [{ key: 'a' }, { key: 'e1', entityName: 'employee' }], failedKeys: [{ key: 'e2', error: { code: 'INVALID_ENTITY_VALUE' } }] },
      got: { successfulKeys: [{ key: 'a', value: 1 }, { key: 'e1', value: { surname: 'Davis' } }], failedKeys: [{ key: 'none', error: { code: 'KEY_NOT_FOUND' } }] },
      deleted: { successfulKeys: [{ key: 'a' }], failedKeys: [] },
    });
    expect(seen.left).toBeUndefined();
  });

  it.each([
    ['nothing', [], 'EMPTY_REQUEST'],
    ['a key twice', ['a', 'a'], 'DUPLICATE_KEY'],
    ['26 keys', Array.from({ length: 26 }, (_, n) => `k${n}`), 'TOO_MANY_OPERATIONS'],
  ])('of %s is refused whole', async (_, keys, code) => {
    const error = await inApp(({ kvs: { kvs } }) => kvs.batchGet(keys.map((key) => ({ key }))).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code });
  });
});

describe('quotas', () => {
  it('answer 429 when the installation used up its operations, until the next window', async () => {
    const forge = sample({
      limits: { kvs: { requestsPerSecond: 2, readUnitsPerMinute: 100, writeUnitsPerMinute: 100 } },
      handlers: ({ kvs: { kvs } }) => ({ pages: () => kvs.get('a').then(() => 'served', codeOf) }),
    });
    const first = [await runInApp(forge), await runInApp(forge), await runInApp(forge)];
    await forge.advance(1000);
    expect([...first, await runInApp(forge)]).toEqual(['served', 'served', 'RATE_LIMIT_EXCEEDED', 'served']);
  });
});
