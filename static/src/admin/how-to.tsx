import { OutLink } from '../shared/links';
import { t } from '../texts';

/** Where Xero's developers make and find their apps. */
const XERO_APPS = 'https://developer.xero.com/app/manage';
/** What Milepost asks of Xero; the same list as in README.md. */
const SCOPES = ['accounting.invoices', 'accounting.contacts.read', 'accounting.settings.read'];

export function HowTo() {
  const texts = t.admin.howTo;
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <ol className="numbered">
        {texts.steps.map((step) => <li key={step}>{step}</li>)}
        <li>
          {texts.scopes}
          <ul className="row">{SCOPES.map((scope) => <li key={scope}><code>{scope}</code></li>)}</ul>
        </li>
        {texts.stepsAfter.map((step) => <li key={step}>{step}</li>)}
      </ol>
      <p><OutLink href={XERO_APPS}>{texts.go}</OutLink></p>
      <p className="subtle">{texts.cost}</p>
    </section>
  );
}
