import type { FinanceView } from '../../../src/handlers/pages/api';
import { ModuleButton } from '../shared/links';
import { Table, type Column } from '../shared/table';
import { t } from '../texts';

type Project = FinanceView['projects'][number];

/** Each project whose billing the reader may see, and the way to its own page. */
export function Projects({ projects }: { readonly projects: readonly Project[] }) {
  const texts = t.finance.projects;
  const columns: readonly Column<Project>[] = [
    { key: 'project', label: texts.project, cell: ({ key }) => <span className="number">{key}</span> },
    { key: 'contracts', label: texts.contracts, cell: ({ contracts }) => contracts },
    { key: 'waiting', label: texts.waiting, cell: ({ waiting }) => <span className={waiting === 0 ? 'subtle' : 'strong'}>{texts.waits(waiting)}</span> },
    {
      key: 'open', label: texts.open, unlabelled: true, figure: true,
      cell: ({ key }) => <ModuleButton moduleKey="billing-page" projectKey={key} label={texts.openLabel} name={texts.openOf(key)} whereIs={texts.whereIs(key)} appearance="subtle" />,
    },
  ];
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <Table caption={texts.caption} captionHidden columns={columns} rows={projects} rowKey={({ id }) => id} />
    </section>
  );
}
