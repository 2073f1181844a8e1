import type { MoneyView, ProjectStandingView } from '../../../src/handlers/pages/api';
import { holdsWords } from '../project/lists/list-words';
import { ModuleButton } from '../shared/links';
import { sign } from '../shared/money';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { ALL, readList, writeList } from './asked';
import { List, type FileColumn, type ListColumn } from './list';

type Standing = ProjectStandingView['standing'][number];

/** A project in one currency; the first of a project's lines says what is the whole project's. */
interface Row extends Omit<ProjectStandingView, 'standing'> {
  readonly money?: Standing;
  readonly first: boolean;
}

interface ProjectsProps {
  readonly projects: readonly ProjectStandingView[];
  readonly today: string;
  readonly address: string;
  readonly onAddress: (address: string) => void;
}

/** Each project whose billing the reader may see: how its money stands, and the way to its own page. */
export function Projects({ projects, today, address, onAddress }: ProjectsProps) {
  const { money } = useFormats();
  const texts = t.finance.projects;
  const asked = readList(address);
  const rows = projects.flatMap(rowsOf);
  const figure = (key: keyof Standing, label: string): ListColumn<Row> => {
    const say = (row: Row): string => (row.money ? money(row.money[key]) : t.project.figure.none);
    return { key, label, figure: true, by: (row) => row.money?.[key], text: say, cell: (row) => <span className={key === 'overdue' && row.money && sign(row.money.overdue) > 0 ? 'danger strong' : undefined}>{say(row)}</span> };
  };
  const columns: readonly ListColumn<Row>[] = [
    { key: 'project', label: texts.project, by: ({ key }) => key, text: ({ key }) => key, cell: ({ key }) => <span className="number">{key}</span> },
    { key: 'contracts', label: texts.contracts, figure: true, by: ({ contracts }) => contracts, cell: ({ contracts, first }) => (first ? contracts : '') },
    ...FIGURES.map((key) => figure(key, texts[key])),
    { key: 'waiting', label: texts.waiting, by: ({ waiting }) => waiting, text: ({ waiting }) => texts.waits(waiting), cell: ({ waiting, first }) => (first ? <span className={waiting === 0 ? 'subtle' : 'strong'}>{texts.waits(waiting)}</span> : null) },
    {
      key: 'open', label: texts.open, unlabelled: true, figure: true,
      cell: ({ key, first }) => (first ? <ModuleButton moduleKey="billing-page" projectKey={key} label={texts.openLabel} name={texts.openOf(key)} whereIs={texts.whereIs(key)} appearance="subtle" /> : null),
    },
  ];
  return (
    <section className="stack-tight">
      <h2>{texts.title}</h2>
      <List
        caption={texts.caption} columns={columns} all={rows} rows={rows.filter(({ key }) => holdsWords(asked.search, [key]))} rowKey={({ id, money: own }) => `${id} ${own?.price.currency ?? ''}`}
        asked={asked} usual={ALL} onAsked={(next) => onAddress(writeList(next))} file={{ name: `projects-${today}`, columns: fileColumns() }}
      />
    </section>
  );
}

const FIGURES = ['price', 'billed', 'toBill', 'outstanding', 'overdue'] as const;

function rowsOf({ standing, ...project }: ProjectStandingView): readonly Row[] {
  if (standing.length === 0) return [{ ...project, first: true }];
  return standing.map((money, place) => ({ ...project, money, first: place === 0 }));
}

function fileColumns(): readonly FileColumn<Row>[] {
  const texts = t.finance.projects;
  const amount = (money: MoneyView | undefined): string | number => (money ? Number(money.amount) : '');
  return [
    { label: texts.project, cell: ({ key }) => key },
    { label: texts.contracts, cell: ({ contracts }) => contracts },
    { label: t.finance.owed.currency, cell: ({ money }) => money?.price.currency ?? '' },
    ...FIGURES.map((key) => ({ label: texts[key], cell: ({ money }: Row) => amount(money?.[key]) })),
    { label: texts.waiting, cell: ({ waiting }) => waiting },
  ];
}
