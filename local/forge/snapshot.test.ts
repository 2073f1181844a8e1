import { describe, expect, it } from '@jest/globals';
import { runInApp, sample } from './testing/sample';

describe('a restart', () => {
  it('keeps values with their times, secrets, indexes and schedules', async () => {
    const make = (): ReturnType<typeof sample> =>
      sample({
        handlers: ({ kvs: { kvs, MetadataField } }) => ({
          pages: async (write: boolean) => {
            if (write) {
              await kvs.set('a', [1], { ttl: { value: 1, unit: 'DAYS' } });
              await kvs.setSecret('s', 'hush');
              await kvs.entity('employee').set('e', { surname: 'Adams' });
            }
            const options = { metadataFields: [MetadataField.CREATED_AT, MetadataField.EXPIRE_TIME] };
            return [await kvs.get('a', options), await kvs.getSecret('s'), (await kvs.entity('employee').query().index('surname').getMany()).results];
          },
        }),
      });
    const first = make();
    await first.start();
    const before = await runInApp(first, true);
    const second = make();
    second.restore(JSON.parse(JSON.stringify(first.snapshot())) as never);
    await second.start();
    expect(await runInApp(second, false)).toEqual(before);
    expect(second.snapshot()).toMatchObject({ schedules: (first.snapshot() as { schedules: object }).schedules });
  });

  it('goes on with fresh identifiers, not those it gave before', async () => {
    const first = sample({ handlers: ({ api }) => ({ pages: () => api.getAppContext().invocationId }) });
    const id = await runInApp(first);
    const second = sample({ handlers: ({ api }) => ({ pages: () => api.getAppContext().invocationId }) });
    second.restore(first.snapshot());
    expect(await runInApp(second)).not.toBe(id);
  });

  it('is refused once the platform has started, or when the state is not one of ours', async () => {
    const forge = sample();
    expect(() => forge.restore({ version: 2 })).toThrow();
    await forge.start();
    expect(() => forge.restore(sample().snapshot())).toThrow('has started');
  });

  it('can be prepared for: every change is told', async () => {
    let changes = 0;
    const forge = sample({ handlers: ({ kvs: { kvs }, events: { Queue } }) => ({ pages: async (push: boolean) => (push ? new Queue({ key: 'work' }).push({ body: {} }) : kvs.set('a', 1)) }) });
    forge.onChange(() => void (changes += 1));
    await runInApp(forge, false);
    const afterWrite = changes;
    await runInApp(forge, true);
    const url = forge.webTriggerUrl('hook');
    expect([afterWrite > 0, changes > afterWrite, forge.webTriggerUrl('hook') === url]).toEqual([true, true, true]);
  });
});
