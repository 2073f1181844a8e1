import { DEFAULT_RULE, type GateRuleSetting } from '../billing/gate-rule';
import { gateRuleSchema } from '../billing/schema/gate-rule';

/** What the page of a workflow rule saved. One that nobody set up has the default; undefined for what can't be read, which nobody guesses at. */
export function ruleSettingOf(configuration: unknown): GateRuleSetting | undefined {
  const saved = typeof configuration === 'string' ? fromJson(configuration) : configuration;
  if (saved === undefined || saved === null || (typeof saved === 'object' && Object.keys(saved).length === 0)) return DEFAULT_RULE;
  const parsed = gateRuleSchema.safeParse(saved);
  return parsed.success ? parsed.data : undefined;
}

/** Text that is no JSON stays as it is, and is no setting. */
function fromJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
