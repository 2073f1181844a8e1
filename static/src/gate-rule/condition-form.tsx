import { useEffect, useRef, useState } from 'react';
import { ChoiceField } from '../shared/choices';
import { t } from '../texts';
import { onConfigure, type RulePlace } from './rule-host';

const SCOPES = ['both', 'item', 'epic'] as const;
type ConditionScope = (typeof SCOPES)[number];

/** A condition hides the transition, by what the work item's property says: where it looks is all that is to be set. */
export function ConditionForm({ place }: { readonly place: RulePlace }) {
  const texts = t.rule.condition;
  const [of, setOf] = useState<ConditionScope>(() => savedScope(place.saved));
  const latest = useRef(of);
  latest.current = of;
  useEffect(() => {
    if (place.mode !== 'view') void onConfigure(() => JSON.stringify({ of: latest.current }));
  }, [place.mode]);
  if (place.mode === 'view') return <p>{texts.summary[of]}</p>;
  return (
    <>
      <p>{texts.intro}</p>
      <ChoiceField legend={texts.legend} name="of" value={of} onChange={setOf} choices={SCOPES.map((value) => ({ value, label: texts.choices[value] }))} />
    </>
  );
}

function savedScope(saved: unknown): ConditionScope {
  const of = typeof saved === 'object' && saved !== null && 'of' in saved ? saved.of : undefined;
  return SCOPES.find((scope) => scope === of) ?? 'both';
}
