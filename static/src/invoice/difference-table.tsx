import Lozenge from '@atlaskit/lozenge';
import type { DifferenceView } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { t } from '../texts';

/** What was sent beside what the ledger has, field by field. */
export function DifferenceTable({ number, differences }: { readonly number: string; readonly differences: readonly DifferenceView[] }) {
  const texts = t.invoice.differences;
  const said = (text: string): string => (text === '' ? texts.none : text);
  const columns: readonly Column<DifferenceView>[] = [
    { key: 'field', label: texts.field, cell: ({ field }) => texts.fields[field] },
    { key: 'expected', label: texts.expected, cell: ({ expected }) => <span className="break lines">{said(expected)}</span> },
    { key: 'actual', label: texts.actual, cell: ({ actual, accepted }) => <span className={accepted ? 'break lines' : 'break lines strong'}>{said(actual)}</span> },
    { key: 'state', label: texts.state, cell: ({ accepted }) => <Lozenge appearance={accepted ? 'default' : 'moved'} maxWidth="none">{accepted ? texts.accepted : texts.open}</Lozenge> },
  ];
  return <Table caption={`${texts.caption}: ${number}`} captionHidden columns={columns} rows={differences} rowKey={({ field }) => field} />;
}
