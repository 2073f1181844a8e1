import * as fc from 'fast-check';
import { DEPOSIT_DUE, DRAWDOWNS, type Deposit, type Posting, type Retention, type RetentionRelease } from '../beside';
import type { MilestoneId, PersonId } from '../ids';
import { anyDate, anyInstant, anyMoney, anyProblem } from './arbitraries';

/** Deposits and retentions for properties: any value that the type allows. */

const text = fc.string({ maxLength: 20 });
const idText = <T extends string>() => fc.string({ minLength: 1, maxLength: 12 }).map((value) => value as T);
const kind = <K extends string>(value: K): fc.Arbitrary<K> => fc.constant(value);

const anyPosting: fc.Arbitrary<Posting> = fc.record({ accountCode: text, accountName: text, taxCode: text, taxName: text }, { requiredKeys: ['accountCode', 'accountName'] });
const besideState = {
  posting: anyPosting,
  waiting: fc.record({ problem: anyProblem, since: anyInstant }),
  returned: fc.record({ invoice: text, since: anyInstant }),
  left: fc.record({ by: idText<PersonId>(), reason: text, at: anyInstant }),
};

export const anyDeposit: fc.Arbitrary<Deposit> = fc.record({ amount: anyMoney, drawdown: fc.constantFrom(...DRAWDOWNS), due: fc.constantFrom(...DEPOSIT_DUE), ...besideState }, { requiredKeys: ['amount', 'drawdown', 'due', 'posting'] });

const anyRetentionRelease: fc.Arbitrary<RetentionRelease> = fc.oneof(
  fc.record({ kind: kind('date'), date: anyDate }),
  fc.record({ kind: kind('milestone'), milestoneId: idText<MilestoneId>() }),
  fc.record({ kind: kind('manual') }),
);
export const anyRetention: fc.Arbitrary<Retention> = fc.record({ basisPoints: fc.integer({ min: 1, max: 10_000 }), release: anyRetentionRelease, ...besideState }, { requiredKeys: ['basisPoints', 'release', 'posting'] });
