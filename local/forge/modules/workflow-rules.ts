import type { Json, RuleAnswer, WorkflowRulePort } from '../../common/ports';
import type { Manifest } from '../manifest/manifest';
import { acrossJson, type Invoker } from '../runtime/invoker';
import { evaluate, ExpressionFailed } from './expression';

/** The app's conditions and validators, for a product that holds its transitions to them. */
export function workflowRules({ manifest, invoker }: { readonly manifest: Manifest; readonly invoker: Invoker }): WorkflowRulePort {
  return {
    rule: (moduleKey) => manifest.workflowRules.get(moduleKey),
    condition: (moduleKey, variables) => {
      const rule = manifest.workflowRules.get(moduleKey);
      if (rule?.kind !== 'condition') throw new ExpressionFailed(`there is no condition ${moduleKey}`);
      const value = evaluate(rule.expression, { variables, shortcut: () => undefined });
      if (typeof value !== 'boolean') throw new ExpressionFailed('the condition is neither true nor false');
      return value;
    },
    validate: (moduleKey, payload, accountId) => validate({ manifest, invoker }, moduleKey, payload, accountId),
  };
}

async function validate({ manifest, invoker }: { readonly manifest: Manifest; readonly invoker: Invoker }, moduleKey: string, payload: Json, accountId: string | undefined): Promise<RuleAnswer> {
  const rule = manifest.workflowRules.get(moduleKey);
  if (rule?.kind !== 'validator') return { kind: 'failed', message: `there is no validator ${moduleKey}` };
  const result = await invoker.invoke({ functionKey: rule.functionKey, moduleKey, moduleType: 'jira:workflowValidator', payload, ...(accountId === undefined ? {} : { accountId }) });
  if (!result.ok) return { kind: 'failed', message: result.reason };
  return { kind: 'answered', value: acrossJson(result.value) };
}
