import type { PageCall } from '../api';
import { done, issue, ofContract, type Runs } from '../allowed';
import { openDoor } from '../door';
import * as gate from '../gate';
import * as milestone from '../milestone';
import * as panel from '../panel';
import { panelScope } from '../scope-of-panel';

/** What the issue panel and the issue context may call. */
const calls = {
  'panel.load': issue('open', async (visit, input, now) => done(await panel.loadPanel(visit, now, input.milestoneId))),
  'panel.preview': issue('manage', panel.previewPanel),
  'panel.tag': issue('manage', panel.tagPanel),
  'panel.update': issue('manage', panel.updatePanel),
  'panel.untag': issue('manage', panel.untagPanel),
  'panel.split': issue('manage', panel.splitPanel),
  'panel.join': issue('manage', panel.joinPanel),
  'panel.hold': issue('manage', panel.holdPanel),
  'panel.unhold': issue('manage', panel.unholdPanel),
  'panel.reach': issue('manage', panel.reachPanel),
  'panel.keepBill': issue('manage', panel.keepBillPanel),
  'panel.scope': issue('open', async (visit) => done(await panelScope(visit))),
  'panel.statuses': issue('manage', async (visit) => done(await panel.statusesPanel(visit))),
  'panel.versions': issue('manage', async (visit) => done(await panel.versionsPanel(visit))),
  'gate.override': gate.overrideOnPage,
  'gate.endOverride': gate.endOverrideOnPage,
  'gate.claim': gate.claimOnPage,
  'gate.dropClaim': gate.dropClaimOnPage,
  'milestone.leave': ofContract('manage', milestone.leaveOnPage),
} satisfies Partial<Runs<PageCall>>;

export const panelCalls = openDoor(calls);
