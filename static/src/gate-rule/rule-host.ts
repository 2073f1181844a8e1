import { view } from '@forge/bridge';

/** Where a rule of a workflow is shown: being added, being edited, or only told; and what was saved with it. */
export interface RulePlace {
  readonly kind: 'validator' | 'condition';
  readonly mode: 'create' | 'edit' | 'view';
  readonly saved: unknown;
}

/** What Jira's workflow editor says of the rule that this page is shown for. */
export async function readPlace(): Promise<RulePlace> {
  const { extension } = await view.getContext();
  const { type, entryPoint, validatorConfig, conditionConfig } = extension as Record<string, unknown>;
  const kind = type === 'jira:workflowCondition' ? 'condition' : 'validator';
  return { kind, mode: entryPoint === 'view' || entryPoint === 'edit' ? entryPoint : 'create', saved: parsed(kind === 'condition' ? conditionConfig : validatorConfig) };
}

function parsed(saved: unknown): unknown {
  if (typeof saved !== 'string') return saved;
  try {
    return JSON.parse(saved) as unknown;
  } catch {
    return undefined;
  }
}

interface Bridge {
  readonly callBridge: (command: string, data: unknown) => Promise<unknown>;
}

/**
 * Has the editor ask `configure` for the settings, as text, when its own button is pressed; undefined keeps the form open. This is the one command that Atlassian's package for
 * Jira pages would be needed for (`workflowRules.onConfigure`). False when the page is shown where there is no such editor.
 */
export async function onConfigure(configure: () => string | undefined): Promise<boolean> {
  const bridge = (globalThis as { __bridge?: Bridge }).__bridge;
  try {
    return (await bridge?.callBridge('setWorkflowRuleConfigurationCallback', { data: { onConfigure: () => Promise.resolve(configure()) } })) !== false;
  } catch {
    return false;
  }
}
