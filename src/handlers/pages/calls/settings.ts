import type { PageCall } from '../api';
import * as onAdmin from '../admin';
import { admin, done, inProject, ofContract, type Runs } from '../allowed';
import { openDoor } from '../door';
import { loadRuleChoices } from '../gate-rule';
import * as gate from '../gate-settings';
import * as gates from '../gates';
import * as settings from '../settings';

/** What the project settings and the admin page may call. */
const calls = {
  'settings.load': inProject('manage', async (visit, _input, now) => done(await settings.loadSettings(visit, now))),
  'settings.choices': inProject('manage', async () => settings.choices()),
  'settings.clients': inProject('manage', async (_visit, input) => settings.clients(input)),
  'settings.saveContract': inProject('manage', settings.saveContract),
  'settings.moveContract': inProject('manage', settings.moveContractOnPage),
  'gate.load': ofContract('manage', gate.loadGate),
  'gate.savePolicy': ofContract('manage', gate.savePolicyOnPage),
  'gate.createToken': ofContract('manage', gate.createTokenOnPage),
  'gate.rotateToken': ofContract('manage', gate.rotateTokenOnPage),
  'gate.revokeToken': ofContract('manage', gate.revokeTokenOnPage),
  'rule.load': async () => loadRuleChoices(),
  'admin.gates': admin(async (_visit, _input, now) => done(await gates.loadGates(now))),
  'admin.switchGates': admin(gates.switchGatesOnPage),
  'admin.load': admin(async (_visit, _input, now) => done(await onAdmin.loadAdmin(now))),
  'admin.test': admin(async (_visit, input) => onAdmin.testOnPage(input)),
  'admin.connect': admin(onAdmin.connectOnPage),
  'admin.askConsent': admin(onAdmin.askConsentOnPage),
  'admin.chooseOrganisation': admin(onAdmin.chooseOnPage),
  'admin.forgetConsent': admin(async (_visit, _input, now) => onAdmin.forgetConsentOnPage(now)),
  'admin.disconnect': admin(async (visit, _input, now) => onAdmin.disconnectOnPage(visit, now)),
  'admin.saveWebhookKey': admin(onAdmin.saveWebhookKeyOnPage),
} satisfies Partial<Runs<PageCall>>;

export const settingsCalls = openDoor(calls);
