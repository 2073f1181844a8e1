import { t } from '../texts';

const KINDS = ['view', 'manage', 'release', 'override', 'connect'] as const;

/** Who may do what with billing, and how they come to it. */
export function Permissions() {
  const texts = t.settings.permissions;
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <dl className="facts">
        {KINDS.map((kind) => <div key={kind}><dt>{texts[kind]}</dt><dd>{texts[`${kind}Body`]}</dd></div>)}
      </dl>
      <p className="subtle">{texts.where}</p>
      <h3>{texts.howTitle}</h3>
      <ul className="scopes">{texts.how.map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
  );
}
