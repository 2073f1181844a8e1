import type { ReactNode } from 'react';
import type { OrganisationView } from '../../../src/handlers/pages/api';
import { Notice } from '../shared/notice';
import { DemoMark } from '../shared/states';
import { t } from '../texts';

/** Whose books these are: enough to tell the right organisation from a like-named one. */
export function OrganisationFacts({ organisation, children }: { readonly organisation: OrganisationView; readonly children?: ReactNode }) {
  return (
    <>
      <dl className="facts">
        <div><dt>{t.admin.organisation}</dt><dd className="row"><span className="strong">{organisation.name}</span>{organisation.demo ? <DemoMark /> : null}</dd></div>
        <div><dt>{t.admin.currency}</dt><dd>{organisation.baseCurrency}</dd></div>
        <div><dt>{t.admin.timeZone}</dt><dd>{organisation.timeZone}</dd></div>
        {children}
      </dl>
      {organisation.demo ? <Notice kind="info"><p>{t.shared.demoNote}</p></Notice> : null}
    </>
  );
}
