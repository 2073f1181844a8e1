import type { ContractView } from '../../../../src/handlers/pages/api';
import { Notice } from '../../shared/notice';
import { Table, type Column } from '../../shared/table';
import { useFormats } from '../../shared/where';
import { t } from '../../texts';
import type { ForetoldPeriod } from './retainer-draft';

interface PreviewProps {
  /** Undefined while what is typed says none. */
  readonly periods: readonly ForetoldPeriod[] | undefined;
  readonly contract: ContractView;
  readonly taxName: string;
  /** In the organisation's zone. */
  readonly today: string;
}

/** The next bills, as they will be made. */
export function Preview({ periods, contract, taxName, today }: PreviewProps) {
  const { money, date } = useFormats();
  const texts = t.retainers.preview;
  const late = (periods ?? []).filter(({ billOn }) => billOn <= today).length;
  const columns: readonly Column<ForetoldPeriod>[] = [
    { key: 'billOn', label: texts.billOn, cell: (row) => <span className="number">{date(row.billOn)}</span> },
    { key: 'days', label: texts.days, cell: (row) => <span className="number">{t.retainers.days(date(row.from), date(row.to))}{row.short ? <span className="subtle small"> {texts.short}</span> : null}</span> },
    { key: 'amount', label: texts.amount(t.words.taxMark(contract.taxMode, taxName)), figure: true, cell: (row) => (row.amount ? money(row.amount) : t.project.figure.none) },
  ];
  return (
    <section className="stack-tight">
      <h4>{texts.title}</h4>
      {periods === undefined ? <p className="subtle">{texts.wait}</p> : periods.length === 0 ? <p className="subtle">{texts.none}</p> : (
        <Table caption={texts.caption} captionHidden columns={columns} rows={periods} rowKey={(row) => row.from} />
      )}
      <div role="status">{late > 0 && contract.state === 'active' ? <Notice kind="info"><p>{texts.late(late)}</p></Notice> : null}</div>
    </section>
  );
}
