import Button from '@atlaskit/button/new';
import { t } from '../texts';
import { csvOf, download, fileName } from './csv';

interface ExportProps {
  readonly what: string;
  readonly file: string;
  /** The lines, headings first; may take a while to gather, and undefined when they could not be. */
  readonly lines: () => readonly (readonly string[])[] | Promise<readonly (readonly string[])[] | undefined>;
  readonly busy?: boolean;
  /** Beside another one: the button itself says of what. */
  readonly named?: boolean;
}

/** A file of what is shown, for spreadsheets. */
export function ExportCsv({ what, file, lines, busy = false, named = false }: ExportProps) {
  const give = async (): Promise<void> => {
    const found = await lines();
    if (found) download(file, csvOf(found));
  };
  return <Button spacing="compact" isLoading={busy} aria-label={t.tables.exportOf(what)} onClick={() => void give()}>{named ? t.tables.exportOf(what) : t.tables.exportCsv}</Button>;
}

/** `harb-invoices-2026-11-22.csv` */
export const csvName = (parts: readonly string[], day: string): string => fileName(parts, day, 'csv');
