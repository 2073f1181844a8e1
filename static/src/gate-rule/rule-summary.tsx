import type { RuleChoices } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import type { RuleDraft } from './rule-draft';
import { labelOf, linkOptions, targetOptions } from './rule-options';

/** What a rule does, in sentences. */
export function RuleSummary({ draft, choices }: { readonly draft: RuleDraft; readonly choices: RuleChoices }) {
  const texts = t.rule.summary;
  const about = draft.of === 'linked' ? labelOf(linkOptions(choices, draft.link), draft.link) : draft.of === 'milestone' ? labelOf(targetOptions(choices, draft.target), draft.target) : '';
  const details = [
    texts.of[draft.of](about),
    draft.every || draft.of === 'milestone' ? texts.every : texts.gated,
    ...(draft.of === 'milestone' ? [] : [texts.without[draft.without]]),
    ...(draft.counts === 'contract' ? [] : [t.rule.counts.choices[draft.counts]]),
    ...(draft.share === '' ? [] : [texts.share(draft.share)]),
    ...(draft.grace === '' ? [] : [texts.grace(draft.grace)]),
    ...(draft.overrides === 'all' ? [] : [t.rule.overrides.choices[draft.overrides]]),
  ];
  return (
    <>
      <p>{texts.title}</p>
      <ul>{details.map((detail) => <li key={detail}>{detail}</li>)}</ul>
    </>
  );
}
