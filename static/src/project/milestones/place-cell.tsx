import { useEffect, useRef } from 'react';
import type { MilestoneView } from '../../../../src/handlers/pages/api';
import { t } from '../../texts';

interface PlaceProps {
  readonly row: MilestoneView;
  readonly onMove: (row: MilestoneView, place: number) => void;
  /** The row is being dragged, or no more. */
  readonly onDrag: (row: MilestoneView | undefined) => void;
}

/** A milestone's place in its plan, with a handle to drag it by and two buttons that do the same one step at a time. */
export function PlaceCell({ row, onMove, onDrag }: PlaceProps) {
  const texts = t.tables.order;
  const pressed = useRef<HTMLButtonElement>();
  useEffect(() => {
    // The row was put elsewhere in the page, which takes focus from what is in it.
    pressed.current?.focus();
    pressed.current = undefined;
  }, [row.place]);
  const step = (button: HTMLButtonElement, by: -1 | 1): void => {
    const place = row.place + by;
    if (place < 1 || place > row.of) return;
    pressed.current = button;
    onMove(row, place);
  };
  return (
    <span className="place">
      <span className="handle" aria-hidden="true" draggable onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', row.name); onDrag(row); }} onDragEnd={() => onDrag(undefined)}>⠿</span>
      <span className="number">{t.words.place(row.place, row.of)}</span>
      <button type="button" className="place-step" aria-disabled={row.place === 1} aria-label={texts.up(row.name)} onClick={(event) => step(event.currentTarget, -1)}><span aria-hidden="true">↑</span></button>
      <button type="button" className="place-step" aria-disabled={row.place === row.of} aria-label={texts.down(row.name)} onClick={(event) => step(event.currentTarget, 1)}><span aria-hidden="true">↓</span></button>
    </span>
  );
}
