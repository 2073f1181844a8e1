/** Cells that a spreadsheet would take for a formula, or that begin as one does, are written as text. */
const FORMULA = /^\s*[=+\-@]|^[\t\r\n]/;

function cell(value: string | number): string {
  // A number of our own making is a number, also below zero.
  const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a file that spreadsheets read: with a mark that it is UTF-8, and lines ended as the format wants. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** A file's name from words in any language: `harb-invoices-2026-11-22.csv`. */
export function fileName(parts: readonly string[], day: string, ending: 'csv' | 'json'): string {
  const words = [...parts, day].map((part) => part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '')).filter((part) => part !== '');
  return `${words.join('-')}.${ending}`;
}

/** Offers the text as a file. */
export function download(name: string, text: string, type: 'text/csv' | 'application/json' = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
