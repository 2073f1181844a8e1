import { useId } from 'react';
import './charts.css';
import { lengthOf, roomFor } from './layout';
import { useWidth } from './use-width';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly figure: string;
  readonly tone: 'calm' | 'warn' | 'bad';
}

interface BarRowsProps {
  /** What the picture is of, for those who can't see it; `summary` says what it shows. */
  readonly title: string;
  readonly summary: string;
  readonly rows: readonly BarRow[];
}

const LINE = 28;
const BAR = 16;

/** Bars that lie under one another, each with its name before it and its figure behind it. */
export function BarRows({ title, summary, rows }: BarRowsProps) {
  const id = useId();
  const [frame, width] = useWidth();
  const { left, bars } = roomFor(rows, width);
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const height = rows.length * LINE;
  return (
    <div ref={frame} className="chart-frame">
      <svg role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{summary}</desc>
        <line className="chart-axis" x1={left} x2={left} y1={0} y2={height} />
        {rows.map(({ key, label, value, figure, tone }, place) => {
          const length = lengthOf(value, most, bars);
          const middle = place * LINE + LINE / 2;
          return (
            <g key={key}>
              <text className="chart-text" x={left - 8} y={middle + 4} textAnchor="end">{label}</text>
              {length > 0 ? <rect className={`chart-${tone}`} x={left} y={middle - BAR / 2} width={length} height={BAR} rx={2} /> : null}
              <text className="chart-figure" x={left + length + 8} y={middle + 4}>{figure}</text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
