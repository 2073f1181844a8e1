import { randomUUID } from 'node:crypto';
import type { ContractId, ProjectId } from '../billing/ids';
import { MAX_TEMPLATES, templateOf, type PlanTemplate } from '../billing/plan-template';
import { problem } from '../billing/problem';
import { ok, refused, type Result } from '../billing/result';
import { getContract } from '../store/read';
import { getTemplates, templatesChange } from '../store/templates';
import { transact } from '../store/transact';

/** Keeps the contract's plan as a template of the site. One of the same name is replaced: that is what whoever saves it again means. */
export async function saveTemplate(from: { readonly contractId: ContractId; readonly projectId: ProjectId }, name: string): Promise<Result<readonly PlanTemplate[]>> {
  const contract = await getContract(from.contractId);
  if (contract?.projectId !== from.projectId) return refused(problem('CONTRACT_NOT_FOUND', 'contract'));
  const parts = templateOf(contract);
  if (!parts.ok) return parts;
  return transact<Result<readonly PlanTemplate[]>>(async () => {
    const known = await getTemplates();
    const same = known.templates.find((template) => template.name === name);
    if (!same && known.templates.length >= MAX_TEMPLATES) return { changes: [], result: refused(problem('TEMPLATES_FULL', 'plan', { max: String(MAX_TEMPLATES) })) };
    const saved: PlanTemplate = { id: same?.id ?? randomUUID(), name, parts: parts.value };
    const templates = same ? known.templates.map((template) => (template.id === same.id ? saved : template)) : [...known.templates, saved];
    return { changes: [templatesChange({ ...known, templates })], result: ok(templates) };
  });
}

/** Plans that were made with it stay as they are. */
export async function deleteTemplate(id: string): Promise<readonly PlanTemplate[]> {
  return transact(async () => {
    const known = await getTemplates();
    const templates = known.templates.filter((template) => template.id !== id);
    return { changes: templates.length === known.templates.length ? [] : [templatesChange({ ...known, templates })], result: templates };
  });
}
