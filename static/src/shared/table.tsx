import { memo, useMemo, type HTMLAttributes, type ReactNode, type RefObject } from 'react';
import './table.css';
import { useFocusOnShow } from './use-focus';
import { useWindow } from './use-window';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Figures: right-aligned, so that digits stand under digits. */
  readonly figure?: boolean;
  /** The column's heading is only for those who can't see the table. */
  readonly unlabelled?: boolean;
  /** Rows can be put in its order. */
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Something as long as what the cell says, cheaply: a long table takes its column's width from the longest. */
  readonly text?: (row: Row) => string;
}

type Totals = Readonly<Record<string, ReactNode>>;

/** The column by which the rows are in order, and how to ask for another. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
  readonly onSort: (key: string) => void;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** A line under the row that spans it: a problem and what to do. */
  readonly below?: (row: Row) => ReactNode;
  /** The last lines: under the first column what is summed up, under others their sums. */
  readonly totals?: Totals | readonly Totals[];
  /** The row that the reader asked to be shown: it is marked, and focus goes to it. */
  readonly shown?: string | undefined;
  readonly sorting?: Sorting;
  /** What else a row's line is given: what it does while something is dragged. */
  readonly rowProps?: (row: Row) => HTMLAttributes<HTMLTableRowElement> | undefined;
  /** What the rows were chosen by: when it changes, a long table is shown from its top. */
  readonly start?: string;
}

/** From so many rows on the table scrolls in a box of its own under its headings, and only what is near to be seen is drawn. */
const LONG = 60;

/**
 * A plain table with real headers; the first column heads its row. On a narrow page it scrolls sideways by itself, also by keyboard.
 * Not Atlaskit's dynamic table: that brings drag and drop, paging and sorting of its own, 40 kB gz, none of which rows that come by cursor can use.
 */
export function Table<Row>(props: TableProps<Row>) {
  return props.rows.length > LONG ? <LongTable {...props} /> : <ShortTable {...props} />;
}

function ShortTable<Row>({ rows, rowKey, below, shown, rowProps, ...frame }: TableProps<Row>) {
  const wanted = useFocusOnShow<HTMLTableRowElement>();
  return (
    <div className="table-scroll" role="region" aria-label={frame.caption} tabIndex={0}>
      <table className="table">
        <Head {...frame} />
        {rows.map((row) => <TableRow key={rowKey(row)} row={row} columns={frame.columns} wanted={rowKey(row) === shown ? wanted : undefined} below={below} rowProps={rowProps} />)}
        <Foot {...frame} />
      </table>
    </div>
  );
}

/** The same for thousands of rows. Those who can't see it are told how many there are, and which of them each is. */
function LongTable<Row>({ rows, rowKey, below, shown, rowProps, start, ...frame }: TableProps<Row>) {
  const { columns } = frame;
  const wanted = useFocusOnShow<HTMLTableRowElement>();
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const places = useMemo(() => placesOf(rows, below), [rows, below]);
  const { scroller, span, onScroll } = useWindow(keys, shown === undefined ? -1 : keys.indexOf(shown), start);
  const longest = useMemo(() => columns.map((column) => longestOf(column, rows)), [columns, rows]);
  return (
    <div ref={scroller} className="table-scroll table-long" role="region" aria-label={frame.caption} tabIndex={0} onScroll={onScroll}>
      <table className="table" aria-rowcount={(places[rows.length] ?? 0) + sumsOf(frame.totals).length - 1}>
        <Head {...frame} index={1} />
        <tbody className="table-widths" aria-hidden="true"><tr>{columns.map((column, index) => <td key={column.key} className={styleOf(column)}>{longest[index]}</td>)}</tr></tbody>
        <Room height={span.above} columns={columns.length} />
        {rows.slice(span.first, span.last).map((row, index) => {
          const place = span.first + index;
          return <TableRow key={keys[place]} row={row} columns={columns} wanted={keys[place] === shown ? wanted : undefined} below={below} rowProps={rowProps} place={place} index={places[place] ?? 0} />;
        })}
        <Room height={span.below} columns={columns.length} />
        <Foot {...frame} />
      </table>
    </div>
  );
}

/** The place of each row among all lines of the table, headings and notes with them, counted from one; at last that of the line after them. */
function placesOf<Row>(rows: readonly Row[], below: TableProps<Row>['below']): readonly number[] {
  const places = [2];
  for (const row of rows) places.push((places[places.length - 1] ?? 0) + (hasNote(below?.(row)) ? 2 : 1));
  return places;
}

const hasNote = (note: ReactNode): boolean => note !== undefined && note !== null;

function longestOf<Row>(column: Column<Row>, rows: readonly Row[]): ReactNode {
  const { text } = column;
  let found: Row | undefined;
  let length = -1;
  for (const row of text ? rows : rows.slice(0, 1)) {
    const own = text?.(row).length ?? 0;
    if (own > length) [found, length] = [row, own];
  }
  return found === undefined ? null : column.cell(found);
}

/** As high as the rows that are not drawn. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height > 0 ? <tbody className="table-room" aria-hidden="true"><tr><td colSpan={columns} style={{ height }} /></tr></tbody> : null;
}

interface RowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  /** Present on the row that the reader asked to be shown. */
  readonly wanted: RefObject<HTMLTableRowElement> | undefined;
  readonly below: TableProps<Row>['below'];
  readonly rowProps: TableProps<Row>['rowProps'];
  /** In a long table: the row's place among the rows, and among all lines. */
  readonly place?: number;
  readonly index?: number;
}

const TableRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<Row>({ row, columns, wanted, below, rowProps, place, index }: RowProps<Row>) {
  const note = below?.(row);
  return (
    <tbody data-row={place}>
      <tr aria-rowindex={index} {...rowProps?.(row)} {...(wanted ? { ref: wanted, tabIndex: -1, className: 'table-shown' } : {})}>
        {columns.map((column, at) => at === 0 ? <th key={column.key} scope="row" className={styleOf(column)}>{column.cell(row)}</th> : <td key={column.key} className={styleOf(column)}>{column.cell(row)}</td>)}
      </tr>
      {hasNote(note) ? <tr className="table-note" aria-rowindex={index === undefined ? undefined : index + 1}><td colSpan={columns.length}>{note}</td></tr> : null}
    </tbody>
  );
}

const styleOf = <Row,>({ figure }: Column<Row>): string | undefined => (figure === true ? 'figure number' : undefined);

type HeadProps<Row> = Pick<TableProps<Row>, 'caption' | 'captionHidden' | 'columns' | 'sorting'> & { readonly index?: number };

function Head<Row>({ caption, captionHidden, columns, sorting, index }: HeadProps<Row>) {
  return (
    <>
      <caption className={captionHidden === true ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr aria-rowindex={index}>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.figure === true ? 'figure' : undefined} aria-sort={sorting?.key === column.key ? (sorting.descending ? 'descending' : 'ascending') : undefined}>
              {column.unlabelled === true ? <span className="hidden">{column.label}</span> : sorting && column.sortable === true ? <SortButton column={column} sorting={sorting} /> : column.label}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

function SortButton<Row>({ column, sorting }: { readonly column: Column<Row>; readonly sorting: Sorting }) {
  const mark = sorting.key !== column.key ? '' : sorting.descending ? '↓' : '↑';
  return <button type="button" className="sort" onClick={() => sorting.onSort(column.key)}>{column.label}<span aria-hidden="true" className="sort-mark">{mark}</span></button>;
}

function Foot<Row>({ columns, totals }: Pick<TableProps<Row>, 'columns' | 'totals'>) {
  const sums = sumsOf(totals);
  if (sums.length === 0) return null;
  return (
    <tfoot>
      {sums.map((sum, line) => (
        <tr key={line}>
          {columns.map((column, index) => index === 0 ? <th key={column.key} scope="row">{sum[column.key]}</th>
            : <td key={column.key} className={column.figure === true ? 'figure number strong' : undefined}>{sum[column.key]}</td>)}
        </tr>
      ))}
    </tfoot>
  );
}

const sumsOf = (totals: TableProps<unknown>['totals']): readonly Totals[] => (totals === undefined ? [] : isList(totals) ? totals : [totals]);
const isList = (totals: Totals | readonly Totals[]): totals is readonly Totals[] => Array.isArray(totals);
