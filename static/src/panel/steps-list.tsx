import type { MilestoneView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { stepsOf } from './steps';

export function StepsList({ milestone }: { readonly milestone: MilestoneView }) {
  return (
    <section className="stack-tight">
      <h3>{t.panel.steps.title}</h3>
      <ol className="steps">
        {stepsOf(milestone).map((step) => (
          <li key={step.label} className={`step step-${step.at}`} aria-current={step.at === 'now' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true" />
            <span>{step.label}<span className="hidden">, {t.panel.steps[step.at]}</span></span>
          </li>
        ))}
      </ol>
    </section>
  );
}
