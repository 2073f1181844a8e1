import { t } from '../texts';
import './steps.css';

export interface Step {
  readonly label: string;
  readonly at: 'done' | 'now' | 'ahead';
}

/** How far something got, from its first step to its last. */
export function Steps({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      <ol className={`steps steps-of-${steps.length}`}>
        {steps.map((step) => (
          <li key={step.label} className={`step step-${step.at}`} aria-current={step.at === 'now' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true" />
            <span>{step.label}<span className="hidden">, {t.panel.steps[step.at]}</span></span>
          </li>
        ))}
      </ol>
    </section>
  );
}
