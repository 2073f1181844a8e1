import { describe, expect, it } from '@jest/globals';
import { gateRuleSchema } from '../../src/billing/schema/gate-rule';
import { draftOf, faultsOf, linkChoice, NEW_DRAFT, settingOf, targetChoice, type RuleDraft } from '../../static/src/gate-rule/rule-draft';

describe('A rule as it is typed', () => {
  it.each<[string, Partial<RuleDraft>]>([
    ['as it is first shown', {}],
    ['for linked work', { of: 'linked', link: linkChoice('10000', 'inward') }],
    ['for one milestone', { of: 'milestone', target: targetChoice('c-1', 'm-1') }],
    ['with everything set', { of: 'version', every: true, without: 'wait', counts: 'cash', share: '33.33', grace: '7', overrides: 'named' }],
    ['with a comma in the share', { share: '0,5' }],
  ])('%s is saved as the app reads it, and is shown again as it was typed', (_what, change) => {
    const draft: RuleDraft = { ...NEW_DRAFT, ...change };
    const setting = settingOf(draft);
    const read = gateRuleSchema.parse(JSON.parse(JSON.stringify(setting)));
    expect(read).toEqual(setting);
    expect(draftOf(read)).toEqual({ ...draft, share: draft.share.replace(',', '.') });
  });

  it.each<[string, Partial<RuleDraft>, string]>([
    ['a kind of link that is not chosen', { of: 'linked' }, 'link'],
    ['a milestone that is not chosen', { of: 'milestone' }, 'target'],
    ['no share', { share: '0' }, 'share'],
    ['more than all of it', { share: '100.01' }, 'share'],
    ['a share too fine', { share: '1.005' }, 'share'],
    ['a share in words', { share: 'half' }, 'share'],
    ['days before the due date', { grace: '-1' }, 'grace'],
    ['part of a day', { grace: '1.5' }, 'grace'],
    ['more days than any rule may give', { grace: '91' }, 'grace'],
  ])('%s is not saved, and is said at its field', (_what, change, fault) => {
    const draft: RuleDraft = { ...NEW_DRAFT, ...change };
    expect(faultsOf(draft)).toEqual([fault]);
    expect(settingOf(draft)).toBeUndefined();
  });

  it.each([undefined, null, 'text', 7, {}, { of: 'epic' }])('saved settings that can’t be read (%j) are shown as a new rule’s', (saved) => {
    expect(draftOf(saved)).toEqual(NEW_DRAFT);
  });
});
