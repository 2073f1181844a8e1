import { useState, type ReactNode } from 'react';
import { t } from '../texts';

interface ChartFigureProps {
  readonly title: string;
  readonly chart: ReactNode;
  /** The same in figures. */
  readonly table: ReactNode;
  /** Of which chart, where a page has several. */
  readonly of: string;
}

/** A picture with its figures one click away. */
export function ChartFigure({ title, chart, table, of }: ChartFigureProps) {
  const [open, setOpen] = useState(false);
  const words = open ? t.charts.hide : t.charts.show;
  return (
    <figure className="stack-tight">
      <div className="row-apart">
        <h3>{title}</h3>
        <button type="button" className="text-button small" aria-expanded={open} aria-label={`${words}: ${of}`} onClick={() => setOpen(!open)}>{words}</button>
      </div>
      {chart}
      {open ? table : null}
    </figure>
  );
}
