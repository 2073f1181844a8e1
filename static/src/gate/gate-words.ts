import type { GateView } from '../../../src/handlers/pages/api';
import type { NoticeKind } from '../shared/notice';
import type { Formats } from '../shared/where';
import { t } from '../texts';

/** Whether the work may be released as far as its money goes, and why not. */
export function gateWords(gate: GateView, formats: Pick<Formats, 'money' | 'instant'>): string {
  const texts = t.panel.gate;
  if (gate.open) return texts.paid(gate.invoice, formats.instant(gate.lookedAt));
  const { invoice = '' } = gate;
  switch (gate.reason) {
    case 'not-billed':
      return texts.notBilled;
    case 'not-sent':
      return texts.notSent(invoice);
    case 'needs-attention':
      return texts.needsAttention(invoice);
    case 'not-approved':
      return texts.notApproved(invoice);
    case 'unpaid':
      return texts.unpaid(invoice, gate.due && formats.money(gate.due));
    case 'reversed':
      return texts.reversed(invoice, gate.due && formats.money(gate.due));
    case 'credited':
      return texts.credited(invoice);
    case 'differs':
      return texts.differs(invoice);
    case 'taken-back':
      return texts.takenBack[gate.how](invoice);
    case 'unread':
      return texts.unread(invoice);
    case 'disconnected':
      return texts.disconnected;
    case 'stale':
      return gate.since === undefined ? texts.neverAsked : texts.stale(formats.instant(gate.since));
  }
}

/** Waiting for a bill and its payment is the ordinary course; what else closes a gate is not. */
export function gateKind(gate: GateView): NoticeKind {
  if (gate.open) return 'success';
  switch (gate.reason) {
    case 'not-billed':
    case 'not-sent':
    case 'not-approved':
    case 'unpaid':
      return 'info';
    case 'needs-attention':
    case 'reversed':
    case 'credited':
    case 'differs':
    case 'taken-back':
    case 'unread':
    case 'disconnected':
    case 'stale':
      return 'warning';
  }
}
