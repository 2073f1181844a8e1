import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { z } from 'zod/mini';
import type { ActivityEntry } from '../activity';
import type { ChangeOrder } from '../change-order';
import type { Contract } from '../contract';
import type { Invoice, Mirror } from '../invoice';
import type { LedgerOrganisation } from '../ledger';
import type { Problem } from '../problems';
import type { Scope } from '../scope';
import type { Terms } from '../terms';
import { anyContract, anyInvoice, anyMirror, anyOrganisation, anyProblem, anyTerms } from '../testing/arbitraries';
import { anyDeposit, anyRetention } from '../testing/beside-arbitraries';
import { AUD, bill, fixed, NOW, planOf } from '../testing/samples';
import { anyChangeOrder, anyScope, anyScopeLimits } from '../testing/scope-arbitraries';
import { activitySchema, changeOrderSchema, contractSchema, invoiceSchema, mirrorSchema, organisationSchema, problemSchema, scopeSchema, termsSchema } from '.';

/** Every field required, all the way down, so that a schema which forgot an optional one no longer fits. */
type Complete<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? readonly Complete<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }
      : T;
type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Same<Schema, Type> = Schema extends z.ZodMiniType ? Mutual<Complete<z.output<Schema>>, Complete<Type>> : false;
/** Compiles only for `true`. */
const holds = <Fact extends true>(fact?: Fact): boolean => fact ?? true;

describe('what a schema reads is what its type says', () => {
  it('field by field, optional ones included (checked by the compiler)', () => {
    const facts = [
      holds<Same<typeof contractSchema, Contract>>(),
      holds<Same<typeof invoiceSchema, Invoice>>(),
      holds<Same<typeof mirrorSchema, Mirror>>(),
      holds<Same<typeof activitySchema, ActivityEntry>>(),
      holds<Same<typeof organisationSchema, LedgerOrganisation>>(),
      holds<Same<typeof problemSchema, Problem>>(),
      holds<Same<typeof termsSchema, Terms>>(),
      holds<Same<typeof scopeSchema, Scope>>(),
      holds<Same<typeof changeOrderSchema, ChangeOrder>>(),
      // @ts-expect-error a schema that has too few fields must not pass
      holds<Same<typeof termsSchema, Contract>>(),
    ];
    expect(facts).toHaveLength(10);
  });

  it.each([
    ['contract', contractSchema, anyContract as fc.Arbitrary<unknown>],
    ['invoice', invoiceSchema, anyInvoice],
    ['mirror', mirrorSchema, anyMirror],
    ['organisation', organisationSchema, anyOrganisation],
    ['problem', problemSchema, anyProblem],
    ['terms', termsSchema, anyTerms],
    ['scope', scopeSchema, anyScope],
    ['change order', changeOrderSchema, anyChangeOrder],
    ['contract with change orders', contractSchema, fc.tuple(anyContract, fc.array(anyChangeOrder), anyScopeLimits).map(([contract, changeOrders, scopeLimits]) => ({ ...contract, changeOrders, scopeLimits }))],
    ['contract with a deposit and a retention', contractSchema, fc.tuple(anyContract, anyDeposit, anyRetention).map(([contract, deposit, retention]) => ({ ...contract, deposit, retention }))],
  ])('a %s comes back from storage as it went in, to the last field', (_name, schema, records) => {
    fc.assert(
      fc.property(records, (record) => {
        expect(schema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a stored record that is not what was written is refused', () => {
  const contract = bill(planOf([fixed('1000')]), 1).contract;

  it('reads the sample before it is broken', () => {
    expect(contractSchema.safeParse(contract).success).toBe(true);
  });

  it.each([
    ['half a cent', { price: { minor: 0.5, currency: AUD } }],
    ['a currency nobody knows', { currency: 'DOLLARS' }],
    ['a day no calendar has', { bills: [{ ...contract.bills[0], dueDate: '2026-02-30' }] }],
    ['terms of a kind we do not have', { terms: { kind: 'when_they_like' } }],
    ['a thirty-second of the month', { terms: { kind: 'day_of_month', day: 32 } }],
    ['no revision', { rev: undefined }],
    ['an instant that is none', { updatedAt: 'yesterday' }],
  ])('%s', (_what, broken) => {
    expect(contractSchema.safeParse({ ...contract, ...broken }).success).toBe(false);
  });

  it('activity of a kind we do not have', () => {
    expect(activitySchema.safeParse({ at: NOW, by: 'milepost', event: { kind: 'coffee-drunk' } }).success).toBe(false);
  });
});
