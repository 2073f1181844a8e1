import * as fc from 'fast-check';
import type { ChangeOrder, OrderState } from '../change-order';
import type { PersonId } from '../ids';
import type { Scope, ScopeItem } from '../scope';
import { anyInstant, anyMoney } from './arbitraries';

/** As in arbitraries.ts: any value that the type allows, whether or not it makes sense beside others. */

const text = fc.string({ maxLength: 20 });
const idText = <T extends string>() => fc.string({ minLength: 1, maxLength: 12 }).map((value) => value as T);
const kind = <K extends string>(value: K): fc.Arbitrary<K> => fc.constant(value);
const count = fc.integer({ min: 1, max: 1000 });

const anyScopeItem: fc.Arbitrary<ScopeItem> = fc.record(
  { id: idText<ScopeItem['id']>(), key: text, summary: text, type: text, points: fc.double({ min: 0, max: 100, noNaN: true }).map(Math.abs), seconds: fc.nat(), order: count },
  { requiredKeys: ['id', 'key', 'summary', 'type'] },
);

export const anyScope: fc.Arbitrary<Scope> = fc.record(
  {
    rev: count,
    milestoneId: idText<Scope['milestoneId']>(),
    contractId: idText<Scope['contractId']>(),
    projectId: idText<Scope['projectId']>(),
    deliverable: text,
    pricedAt: anyInstant,
    by: fc.oneof(kind('milepost'), idText<PersonId>()),
    baseline: fc.record({ at: anyInstant, items: fc.array(anyScopeItem, { maxLength: 3 }), more: fc.nat() }),
  },
  { requiredKeys: ['rev', 'milestoneId', 'contractId', 'projectId', 'pricedAt', 'by'] },
);

const settled = { at: anyInstant, by: idText<PersonId>() };
const anyOrderState: fc.Arbitrary<OrderState> = fc.oneof(
  fc.record({ kind: kind('drafted') }),
  fc.record({
    kind: kind('agreed'), with: text, evidence: text, ...settled,
    as: fc.oneof(fc.record({ kind: kind('line') }), fc.record({ kind: kind('milestone'), milestoneId: idText<ChangeOrder['milestoneId']>() })),
  }),
  fc.record({ kind: kind('declined'), reason: text, ...settled }),
);

export const anyChangeOrder: fc.Arbitrary<ChangeOrder> = fc.record({
  id: idText<ChangeOrder['id']>(),
  number: count,
  title: text,
  text,
  milestoneId: idText<ChangeOrder['milestoneId']>(),
  items: fc.array(anyScopeItem, { maxLength: 3 }),
  price: anyMoney,
  by: idText<PersonId>(),
  createdAt: anyInstant,
  state: anyOrderState,
});

export const anyScopeLimits = fc.record({ amber: count, red: count });
