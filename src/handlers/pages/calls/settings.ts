import { contractsOf } from '../../../store/read';
import type { PageCall } from '../api';
import { admin, done, inProject, ofContract, type Runs } from '../allowed';
import { openDoor } from '../door';
import { loadRuleChoices } from '../gate-rule';
import * as settings from '../settings';
import { later } from './later';

const care = () => import('../care');
const erasure = () => import('../erasure');
const exporting = () => import('../export');
const onAdmin = () => import('../admin');
const beside = () => import('../beside');
const gate = () => import('../gate-settings');
const gates = () => import('../gates');
const changes = () => import('../settings-changes');

/** What the project settings and the admin page may call. */
const calls = {
  'settings.load': inProject('manage', async (visit, _input, now) => done(await settings.loadSettings(visit, now))),
  'settings.revs': inProject('manage', async ({ project: { id } }) => done((await contractsOf(id)).map(({ id: contract, rev }) => ({ id: contract, rev })))),
  'settings.choices': inProject('manage', async () => later(changes, 'choices')()),
  'settings.clients': inProject('manage', async (_visit, input) => later(changes, 'clients')(input)),
  'settings.saveContract': inProject('manage', later(changes, 'saveContract')),
  'beside.load': ofContract('manage', later(beside, 'loadHoldbacks')),
  'beside.save': ofContract('manage', later(beside, 'saveHoldbacksOnPage')),
  'settings.moveContract': inProject('manage', later(changes, 'moveContractOnPage')),
  'settings.export': inProject('view', later(exporting, 'exportProject')),
  'gate.load': ofContract('manage', later(gate, 'loadGate')),
  'gate.savePolicy': ofContract('manage', later(gate, 'savePolicyOnPage')),
  'gate.createToken': ofContract('manage', later(gate, 'createTokenOnPage')),
  'gate.rotateToken': ofContract('manage', later(gate, 'rotateTokenOnPage')),
  'gate.revokeToken': ofContract('manage', later(gate, 'revokeTokenOnPage')),
  'rule.load': async () => loadRuleChoices(),
  'admin.gates': admin(async (_visit, _input, now) => done(await later(gates, 'loadGates')(now))),
  'admin.switchGates': admin(later(gates, 'switchGatesOnPage')),
  'admin.erasure': admin(async () => done(await later(erasure, 'loadErasure')())),
  'admin.erase': admin(later(erasure, 'eraseOnPage')),
  'admin.care': admin(async (_visit, _input, now) => done(await later(care, 'loadCare')(now))),
  'admin.export': admin(later(exporting, 'exportSite')),
  'admin.load': admin(async (_visit, _input, now) => done(await later(onAdmin, 'loadAdmin')(now))),
  'admin.test': admin(async (_visit, input) => later(onAdmin, 'testOnPage')(input)),
  'admin.connect': admin(later(onAdmin, 'connectOnPage')),
  'admin.askConsent': admin(later(onAdmin, 'askConsentOnPage')),
  'admin.chooseOrganisation': admin(later(onAdmin, 'chooseOnPage')),
  'admin.forgetConsent': admin(async (_visit, _input, now) => later(onAdmin, 'forgetConsentOnPage')(now)),
  'admin.disconnect': admin(async (visit, _input, now) => later(onAdmin, 'disconnectOnPage')(visit, now)),
  'admin.saveWebhookKey': admin(later(onAdmin, 'saveWebhookKeyOnPage')),
} satisfies Partial<Runs<PageCall>>;

export const settingsCalls = openDoor(calls);
