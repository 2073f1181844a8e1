import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../common/ports';
import { ExpressionFailed, ExpressionRefused } from './expression';
import { compileFilter } from './filter-expression';
import { parsePropertyPath, pathText } from './property-path';

const EVENT: Json = {
  issue: { id: '1', key: 'HARB-1', fields: { summary: 'Menu', labels: ['billable', 'web'], issuetype: { name: 'Epic', hierarchyLevel: 1 }, parent: null } },
  changelog: { items: [{ field: 'status', to: '10003' }, { field: 'summary', to: 'x' }] },
  selfGenerated: false,
};

const PROPERTY: Json = { state: 'armed', amount: 12, nested: { deep: { flag: true } }, list: ['a', 'b'], objects: [{ a: 1 }] };

function outcome(text: string, property: Json | undefined): unknown {
  try {
    return compileFilter(text).passes(EVENT, () => property);
  } catch (error) {
    if (error instanceof ExpressionFailed) return 'fails';
    if (error instanceof ExpressionRefused) return 'refused';
    throw error;
  }
}

describe('a filter expression', () => {
  it.each([
    ["event.issue.fields.issuetype.name == 'Epic'", true],
    ["event.issue.fields.issuetype.name != 'Epic'", false],
    ["event.issue.fields['issuetype']['name'] == 'Epic'", true],
    ["event.issue.key == 'HARB-1' && !event.selfGenerated", true],
    ["event.issue.key == 'X' || event.issue.fields.issuetype.hierarchyLevel >= 1", true],
    ["(event.issue.fields.issuetype.hierarchyLevel > 1 ? 'a' : 'b') == 'b'", true],
    ['event.issue.fields.labels.length > 1', true],
    ["event.issue.fields.labels.includes('billable')", true],
    ["event.issue.key.includes('HARB')", true],
    ["event.changelog.items.some(item => item.field == 'status' && item.to == '10003')", true],
    ["event.changelog.items.every(item => item.field == 'status')", false],
    ["event.changelog.items.filter(item => item.field == 'status').length == 1", true],
    ["event.changelog.items.map(item => item.field).includes('summary')", true],
    ["['Epic', 'Story'].includes(event.issue.fields.issuetype.name)", true],
    ['event.issue.fields.parent?.key == null', true],
    ["(event.issue.fields.parent ?? 'none') == 'none'", true],
    ["'10' == 10", false],
    ['-1 < 0', true],
  ])('%s is %p', (text, expected) => {
    expect(outcome(text, PROPERTY)).toBe(expected);
  });

  it.each([
    'event.issue.fields.parent.key == null',
    'event.issue.fields.missing == 1',
    'event.missing.key == 1',
    'nothing == 1',
    "event.issue.key > 1",
    "event.issue.key && true",
    'event.issue.key',
    '!event.issue.key',
    "event.issue.key.some(each => true)",
  ])('%s fails on this event', (text) => {
    expect(outcome(text, PROPERTY)).toBe('fails');
  });

  it.each([
    'event.issue.key ==',
    'event.issue.key === 1',
    "event.issue.key = 'x'",
    'event.issue.delete()',
    'new Date()',
    '() => true',
    'event.a == 1; event.b == 2',
    'event.runtime.issue == null',
    "'x'.repeat(2) == 'xx'",
    `event.issue.key == '${'x'.repeat(10_000)}'`,
  ])('%s would not be deployed', (text) => {
    expect(outcome(text, PROPERTY)).toBe('refused');
  });
});

describe("an entity property's path in a filter", () => {
  it.each<[string, Json | undefined, unknown]>([
    ["event.runtime.issue.properties['p'].state == 'armed'", PROPERTY, true],
    ["event.runtime.issue.properties['p']['state'] == 'armed'", PROPERTY, true],
    ["event.runtime.issue.properties['p'].state == 'armed'", undefined, false],
    ["event.runtime.issue.properties['p'].nested.deep.flag", PROPERTY, true],
    ["event.runtime.issue.properties['p']['nested.deep.flag']", PROPERTY, true],
    ["event.runtime.issue.properties['p'].nested.other.thing == null", PROPERTY, true],
    ["event.runtime.issue.properties['p'].nested == null", PROPERTY, true],
    ["event.runtime.issue.properties['p'].objects == null", PROPERTY, true],
    ["(event.runtime.issue.properties['p'].list).length > 1", PROPERTY, true],
    ["(event.runtime.issue.properties['p'].list).length > 1", undefined, 'fails'],
    ["event.runtime.issue.properties['p'].list.length == null", PROPERTY, true],
    ["event.runtime.issue.properties['p'] == 'plain'", 'plain', true],
    ["event.runtime.issue.properties['p'].amount > 10", undefined, 'fails'],
  ])('%s on %j is %p', (text, property, expected) => {
    expect(outcome(text, property)).toBe(expected);
  });

  it('is counted once however it is spelt', () => {
    const { paths } = compileFilter("event.runtime.issue.properties['p'].a == 1 || event.runtime.issue.properties['p']['a'] == 2");
    expect(new Set(paths.map(pathText)).size).toBe(1);
    expect(paths).toHaveLength(2);
  });

  it.each([
    ["issue.properties['p'].a.b", { entity: 'issue', key: 'p', steps: ['a', 'b'] }],
    ["project.properties['p']", { entity: 'project', key: 'p', steps: [] }],
    ["event.issue.properties['p'].a", undefined],
    ["comment.properties['p'].a", undefined],
    ["issue.properties[p].a", undefined],
    ['issue.properties', undefined],
    ['issue..', undefined],
  ])('in a payload, %s is read as %j', (text, expected) => {
    expect(parsePropertyPath(text)).toEqual(expected);
  });
});
