import { t } from '../texts';

/** What the two project permissions let someone do, and where they are given. */
export function Permissions() {
  const texts = t.settings.permissions;
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <dl className="facts">
        <div><dt>{texts.view}</dt><dd>{texts.viewBody}</dd></div>
        <div><dt>{texts.manage}</dt><dd>{texts.manageBody}</dd></div>
      </dl>
      <p className="subtle">{texts.where}</p>
    </section>
  );
}
