import Lozenge from '@atlaskit/lozenge';
import type { DifferenceView } from '../../../src/handlers/pages/api';
import { Table, type Column } from '../shared/table';
import { useSaid } from '../shared/use-said';
import { t } from '../texts';

/** What was sent beside what the ledger has, field by field. */
export function DifferenceTable({ number, differences }: { readonly number: string; readonly differences: readonly DifferenceView[] }) {
  const texts = t.invoice.differences;
  const { value } = useSaid();
  const said = (field: string, text: string): string => (text === '' ? texts.none : value(field, text));
  const columns: readonly Column<DifferenceView>[] = [
    { key: 'field', label: texts.field, cell: ({ field }) => texts.fields[field] },
    { key: 'expected', label: texts.expected, cell: ({ field, expected }) => <span className="break lines">{said(field, expected)}</span> },
    { key: 'actual', label: texts.actual, cell: ({ field, actual, accepted }) => <span className={accepted ? 'break lines' : 'break lines strong'}>{said(field, actual)}</span> },
    { key: 'state', label: texts.state, cell: ({ accepted }) => <Lozenge appearance={accepted ? 'default' : 'moved'} maxWidth="none">{accepted ? texts.accepted : texts.open}</Lozenge> },
  ];
  return <Table caption={`${texts.caption}: ${number}`} captionHidden columns={columns} rows={differences} rowKey={({ field }) => field} />;
}
