import { useEffect, useRef, type ReactNode } from 'react';
import './tabs.css';

interface TabRowProps {
  /** The chosen tab's place. */
  readonly selected: number;
  readonly children: ReactNode;
}

/** Around a page's tabs: where there are more than fit, the chosen one is scrolled into view, also when the page is opened at it or becomes narrower. */
export function TabRow({ selected, children }: TabRowProps) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = around.current?.querySelector<HTMLElement>('[role="tablist"]');
    if (!row) return undefined;
    const show = (): void => {
      const tab = row.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
      if (!tab) return;
      // By hand: the browser's own way would scroll the page up and down as well.
      const [seen, own] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
      if (own.left < seen.left || own.right > seen.right) row.scrollLeft += own.left - seen.left - (seen.width - own.width) / 2;
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(row);
    return () => watch.disconnect();
  }, [selected]);
  return <div className="tabs" ref={around}>{children}</div>;
}
