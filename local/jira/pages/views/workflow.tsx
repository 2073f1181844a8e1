/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { PageModule } from '../../../forge/bridge';
import type { Project, Status, Transition } from '../../index';
import { addresses } from '../addresses';
import { AppFrame } from './frame';

const kindOf = ({ type }: PageModule): string => (type === 'jira:workflowCondition' ? 'Condition' : 'Validator');

/** Each transition with its rules, as the apps tell them. */
export const Workflow: FC<{ project: Project; statuses: readonly Status[]; modules: readonly PageModule[]; src: (module: PageModule) => string }> = ({ project, statuses, modules, src }) => (
  <div class="prose">
    <h1>Workflow</h1>
    {project.workflow.transitions.map((transition) => {
      const base = `${addresses.workflow(project)}/${transition.id}`;
      return (
        <section aria-label={`To ${transition.name}`}>
          <h2>
            {transition.name} → {statuses.find(({ id }) => id === transition.to)?.name}
          </h2>
          {(transition.rules ?? []).map((rule, place) => {
            const module = modules.find(({ key }) => key === rule.module);
            return (
              <div>
                <p><strong>{module === undefined ? rule.module : `${kindOf(module)}: ${module.title}`}</strong></p>
                {module === undefined ? null : <AppFrame module={module} place={{ project: project.id, transition: transition.id, rule: String(place), mode: 'view' }} src={src(module)} />}
                <form method="post" action={`${base}/remove`}>
                  <a class="button" href={`${base}/rule?rule=${String(place)}`}>
                    Edit
                  </a>{' '}
                  <button class="button" name="rule" value={String(place)}>
                    Remove
                  </button>
                </form>
              </div>
            );
          })}
          <p>
            {modules.map((module) => (
              <>
                <a class="button" href={`${base}/rule?module=${module.key}`}>
                  Add {kindOf(module).toLowerCase()}: {module.title}
                </a>{' '}
              </>
            ))}
          </p>
        </section>
      );
    })}
  </div>
);

/** The app's page of one rule, and the button by which Jira asks it what to save. */
export const RuleEditor: FC<{ project: Project; transition: Transition; module: PageModule; src: string; rule?: string }> = ({ project, transition, module, src, rule }) => {
  const mode = rule === undefined ? 'create' : 'edit';
  return (
    <div class="prose">
      <h1>
        {kindOf(module)} on {transition.name}
      </h1>
      <AppFrame module={module} place={{ project: project.id, transition: transition.id, ...(rule === undefined ? {} : { rule }), mode }} src={src} />
      <form method="post" action={`${addresses.workflow(project)}/${transition.id}/rule`} data-rule-form>
        <input type="hidden" name="module" value={module.key} />
        <input type="hidden" name="configuration" value="" />
        {rule === undefined ? null : <input type="hidden" name="rule" value={rule} />}
        <button class="button">{mode === 'create' ? 'Add' : 'Update'}</button>
      </form>
    </div>
  );
};
