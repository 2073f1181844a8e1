import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { SettingsContract } from '../../../src/handlers/pages/api';
import { ContractLozenge } from '../shared/lozenges';
import { contractReaching } from '../../../src/billing/reaching';
import { Table, type Column } from '../shared/table';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { MOVES, type ContractMove } from './contract-moves';

interface ContractListProps {
  readonly contracts: readonly SettingsContract[];
  readonly manage: boolean;
  /** The contract that is asked about, and the question. */
  readonly asked: string | undefined;
  readonly below: (contract: SettingsContract) => ReactNode;
  readonly onEdit: (contract: SettingsContract) => void;
  readonly onHoldbacks: (contract: SettingsContract) => void;
  readonly onGate: (contract: SettingsContract) => void;
  readonly onMove: (contract: SettingsContract, move: ContractMove) => void;
}

/** What belongs to the value above it. */
function Second({ children }: { readonly children: ReactNode }) {
  return <span className="second subtle break">{children}</span>;
}

export function ContractList({ contracts, manage, asked, below, onEdit, onHoldbacks, onGate, onMove }: ContractListProps) {
  const { money } = useFormats();
  const texts = t.settings.table;
  const columns: Column<SettingsContract>[] = [
    {
      key: 'name', label: texts.name,
      cell: (row) => <><span className="row break">{row.name}<ContractLozenge state={row.state} /></span><Second>{row.clientName}</Second></>,
    },
    { key: 'price', label: texts.price, figure: true, cell: (row) => money(row.price) },
    { key: 'account', label: texts.account, cell: (row) => <>{row.accountCode} {row.accountName}<Second>{row.taxMode === 'none' ? t.words.taxMode.none : row.taxLabel}</Second></> },
    { key: 'invoices', label: texts.invoices, cell: (row) => <>{t.words.autonomy[contractReaching(row)]}<Second><span className="number">{t.settings.numbered(row.numberPrefix)}</span></Second></> },
    { key: 'milestones', label: texts.milestones, cell: (row) => <>{t.settings.planned(row.milestoneCount)}<Second>{t.settings.billed(row.billCount)}</Second></> },
  ];
  if (manage) {
    columns.push({
      key: 'actions', label: texts.actions, unlabelled: true,
      cell: (row) => (
        <span className="row row-end">
          {row.state === 'closed' ? null : <Button spacing="compact" aria-label={t.settings.editOf(row.name)} onClick={() => onEdit(row)}>{t.settings.edit}</Button>}
          {row.state === 'closed' ? null : <Button spacing="compact" aria-label={t.settings.holdbacks.openOf(row.name)} onClick={() => onHoldbacks(row)}>{t.settings.holdbacks.open}</Button>}
          <Button spacing="compact" aria-label={t.gate.settings.openOf(row.name)} onClick={() => onGate(row)}>{t.gate.settings.open}</Button>
          {MOVES[row.state].map((move) => (
            <Button key={move} spacing="compact" appearance="subtle" aria-label={t.settings.moves[move].of(row.name)} onClick={() => onMove(row, move)}>{t.settings.moves[move].label}</Button>
          ))}
        </span>
      ),
    });
  }
  return <Table caption={t.settings.contracts} captionHidden columns={columns} rows={contracts} rowKey={(row) => row.id} below={(row) => (row.id === asked ? below(row) : null)} />;
}
