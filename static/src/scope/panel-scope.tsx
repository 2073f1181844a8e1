import { useEffect, useState } from 'react';
import type { ScopeRow } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { ModuleButton } from '../shared/links';
import { t } from '../texts';
import { DriftFacts, DriftLozenge } from './drift-line';

/** One line on the scope of the epic's milestone, asked for once the panel is painted: it costs a search of Jira, and nobody waits for it. Nothing while it isn't known. */
export function PanelScope({ rev, projectKey }: { readonly rev: number; readonly projectKey: string }) {
  const [row, setRow] = useState<ScopeRow>();
  useEffect(() => {
    let over = false;
    void call('panel.scope', {}).then((answer) => {
      if (!over && answer.ok) setRow(answer.data.row);
    });
    return () => {
      over = true;
    };
  }, [rev]);
  if (!row?.drift || row.drift.level === 'unknown') return null;
  return (
    <section className="stack-tight" aria-label={t.scope.panelTitle}>
      <div className="row"><span>{t.scope.panelTitle}</span><DriftLozenge drift={row.drift} /></div>
      <p className="subtle small"><DriftFacts drift={row.drift} /></p>
      {row.drift.level === 'none' ? null : <div><ModuleButton moduleKey="billing-page" projectKey={projectKey} label={t.scope.panelLink} name={t.scope.panelLink} whereIs={t.scope.panelWhere} appearance="default" /></div>}
    </section>
  );
}
