import { CopyText } from '../shared/copy-text';
import { OutLink } from '../shared/links';
import { t } from '../texts';

/** Where Xero's developers make and find their apps. */
const XERO_APPS = 'https://developer.xero.com/app/manage';
type Scope = keyof typeof t.admin.howTo.scopeMeaning;
/** What Milepost asks of Xero; the same list as in README.md. */
const SCOPES: readonly Scope[] = ['accounting.invoices', 'accounting.contacts.read', 'accounting.settings.read'];

function Scopes({ scopes }: { readonly scopes: readonly Scope[] }) {
  return (
    <ul className="scopes">
      {scopes.map((scope) => <li key={scope}><code>{scope}</code> <span className="subtle">{t.admin.howTo.scopeMeaning[scope]}</span></li>)}
    </ul>
  );
}

const Steps = ({ steps }: { readonly steps: readonly string[] }) => <>{steps.map((step) => <li key={step}>{step}</li>)}</>;

/** How a custom connection is made in Xero. */
export function CustomSteps() {
  const texts = t.admin.howTo;
  return (
    <div className="stack-tight">
      <ol className="numbered">
        <Steps steps={[texts.signIn, ...texts.custom.steps]} />
        <li>{texts.custom.scopes}<Scopes scopes={SCOPES} /></li>
        <Steps steps={texts.custom.stepsAfter} />
      </ol>
      <p><OutLink href={XERO_APPS}>{texts.open}</OutLink></p>
      <p className="subtle">{texts.custom.cost}</p>
    </div>
  );
}

/** How the customer's own app is made in Xero, and what it is then asked to be allowed. */
export function OwnAppSteps({ redirectUri }: { readonly redirectUri: string }) {
  const texts = t.admin.howTo;
  return (
    <div className="stack-tight">
      <ol className="numbered">
        <Steps steps={[texts.signIn, ...texts.oauth.steps]} />
        <li>{texts.oauth.redirect}<CopyText text={redirectUri} what={texts.oauth.redirectName} /></li>
        <Steps steps={texts.oauth.stepsAfter} />
        <li>{texts.oauth.scopes}<Scopes scopes={[...SCOPES, 'offline_access']} /></li>
      </ol>
      <p><OutLink href={XERO_APPS}>{texts.open}</OutLink></p>
    </div>
  );
}
