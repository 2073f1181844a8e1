import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { ManifestRefused, parseManifest, readManifest } from '../index';
import { SAMPLE_MANIFEST } from '../testing/sample';

function problems(text: string): string[] {
  try {
    parseManifest(text);
    return [];
  } catch (error) {
    if (error instanceof ManifestRefused) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
}

const changed = (from: string | RegExp, to: string): string => {
  const text = SAMPLE_MANIFEST.replace(from, to);
  if (text === SAMPLE_MANIFEST) throw new Error(`The sample manifest has no ${String(from)}`);
  return text;
};

describe('a manifest', () => {
  it('that is right is read', () => {
    const manifest = parseManifest(SAMPLE_MANIFEST);
    expect(manifest.functions.get('on-long')).toEqual({ key: 'on-long', module: 'index', exportName: 'onLong', memoryMb: 256, timeoutSeconds: 300 });
    expect([...manifest.functions.values()].map(({ key, timeoutSeconds }) => [key, timeoutSeconds])).toEqual([
      ['pages', 25], ['on-work', 55], ['on-long', 300], ['on-updated', 25], ['on-installed', 25], ['on-hour', 55], ['on-day', 55], ['on-hook', 55],
    ]);
  });

  it("of this app is one that Forge would deploy, as far as is checked here", () => {
    const root = `${__dirname}/../../..`;
    expect(existsSync(`${root}/manifest.yml`)).toBe(true);
    expect(readManifest(root).resolvers.size).toBeGreaterThan(0);
  });

  it.each<[string, string, string]>([
    ['a function that is not declared', changed('function: on-work }', 'function: nobody }'), 'modules.function.nobody: used but not declared'],
    ['a duplicate module key', changed('key: daily', 'key: hourly'), 'duplicate module key'],
    ['a handler that names no export', changed('index.onHook', 'index'), 'handler: Invalid string'],
    ['a handler with more than a file and an export', changed('index.onHook', 'index.hooks.onHook'), 'handler: Invalid string'],
    ['a handler outside src', changed('index.onHook', '../index.onHook'), 'handler: Invalid string'],
    ['a consumer function shared with another module', changed('function: on-updated', 'function: on-work'), 'not shared'],
    ['two consumers of one queue', changed('queue: long', 'queue: work'), 'has a consumer already'],
    ['an unknown runtime', changed('nodejs24.x', 'nodejs18.x'), 'app.runtime.name'],
    ['an unknown interval', changed('interval: hour', 'interval: minute'), 'interval'],
    ['plain http egress', changed('https://api.example.com', 'http://api.example.com'), 'is not an https or wss address'],
    ['an attribute of an unknown type', changed('{ type: float }', '{ type: decimal }'), 'attributes.height.type'],
    ['an index of an attribute that is not there', changed('range: [age]', 'range: [salary]'), 'there is no attribute salary'],
    ['an index of an attribute of type any', changed('- surname', '- doc'), "can't be indexed"],
    ['an index with two ranges', changed('range: [age]', 'range: [age, height]'), 'exactly one attribute'],
    ['an index named by-key', changed('name: by-age', 'name: by-key'), 'reserved'],
    ['an entity with a bad name', changed('name: ledger', 'name: Ledger'), 'not a valid entity name'],
    ['an entity twice', changed('name: ledger', 'name: employee'), 'declared twice'],
    ['an expression that does not parse', changed("state == 'armed'", 'state =='), 'modules.trigger.updated.filter.expression'],
    ['an expression over runtime data that is no property', changed("event.runtime.issue.properties['sample'].state", 'event.runtime.issue.key'), 'entity properties only'],
    ['a payload path that is none', changed("issue.properties['sample'].contract", 'issue.key'), "not an entity property's path"],
    ['ignoreSelf for an event that is not Jira’s', changed("events: ['avi:forge:installed:app']", "events: ['avi:forge:installed:app']\n      filter: { ignoreSelf: true }"), 'Jira events only'],
    ['a filter without a condition', changed(/filter:\n\s+expression: .*\n/, 'filter: { onError: IGNORE }\n'), 'filters nothing'],
    ['six property paths', changed('.contract"]', `.contract", ${['a', 'b', 'c', 'd'].map((step) => `"issue.properties['x'].${step}"`).join(', ')}]`), '6 entity property paths'],
    ['two schedules each five minutes', changed(/interval: (hour|day)/, 'interval: fiveMinute').replace('interval: day', 'interval: fiveMinute'), 'more than one fiveMinute'],
    ['no modules', 'app: { id: x }', 'modules'],
  ])('with %s is refused', (_, text, message) => {
    expect(problems(text).join('\n')).toContain(message);
  });
});
