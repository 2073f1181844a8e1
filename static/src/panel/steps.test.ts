import { describe, expect, it } from '@jest/globals';
import type { InvoiceStatus } from '../../../src/billing/invoice-status';
import type { MilestoneView } from '../../../src/handlers/pages/api';
import { billedWith, planned } from '../testing/sample';
import { stepsOf } from './steps';

const now = (milestone: MilestoneView): string | undefined => stepsOf(milestone).find((step) => step.at === 'now')?.label;

describe('the life of a milestone', () => {
  it('begins with its price and ends with its money', () => {
    expect(stepsOf(planned).map((step) => step.at)).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead', 'ahead']);
    expect(stepsOf(billedWith('paid')).every((step) => step.at === 'done')).toBe(true);
  });

  it.each([
    ['prepared', 'Not in Xero yet'], ['sending', 'Not in Xero yet'], ['needs_attention', 'Not in Xero yet'], ['draft', 'Waiting for approval'], ['submitted', 'Waiting for approval'],
    ['approved', 'Waiting for payment'], ['part_paid', 'Waiting for payment'], ['voided', 'Invoice voided'], ['deleted', 'Invoice deleted'], ['credited', 'Invoice credited'],
  ] as const satisfies readonly (readonly [InvoiceStatus, string])[])('%s: %s', (status, label) => {
    expect(now(billedWith(status))).toBe(label);
  });

  it('waits to be billed when the work got there and billing was refused', () => {
    expect(now({ ...planned, state: 'waiting' })).toBe('Waiting to be billed');
  });

  it('never says that a cancelled invoice was in Xero', () => {
    expect(stepsOf(billedWith('cancelled')).map((step) => step.label)).not.toContain('Invoice in Xero');
    expect(now(billedWith('cancelled'))).toBe('Invoice cancelled');
  });

  it('begins anew when one that was taken back is left unbilled', () => {
    expect(now({ ...billedWith('voided'), state: 'held', hold: { reason: 'The client cancelled it' } })).toBe('Waiting for the epic');
  });

  it('stays in Xero when something asked of it there could not be done', () => {
    const held = billedWith('needs_attention');
    expect(now({ ...held, ...(held.bill ? { bill: { ...held.bill, total: { amount: '13200.00', currency: 'AUD' } } } : {}) })).toBe('Needs attention');
  });

  it('never calls an ended invoice approved or paid', () => {
    for (const status of ['voided', 'deleted', 'credited'] as const) {
      expect(stepsOf(billedWith(status)).map((step) => step.label)).not.toContain('Paid');
    }
  });
});
