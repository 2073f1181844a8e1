import { t } from '../texts';

export function HowTo() {
  const texts = t.admin.howTo;
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <ol className="numbered">{texts.steps.map((step) => <li key={step}>{step}</li>)}</ol>
      <p className="subtle">{texts.cost}</p>
    </section>
  );
}
