/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';

const PATHS = {
  board: 'M2 3h3.5v10H2zM6.5 3H10v7H6.5zM11 3h3v5h-3z',
  bill: 'M3 1.5h10v13l-2-1.3-1.5 1.3L8 13.2l-1.5 1.3L5 13.2l-2 1.3zM5.5 5h5M5.5 8h5',
  settings: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 3v3M5.5 10v3',
  projects: 'M2 3.5h5l1.2 1.5H14v7.5H2z',
  meter: 'M2.5 12a5.8 5.8 0 1 1 11 0M8 11l2.6-4',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.2 1.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M3.4 12.6l1.1-1.1M11.5 4.5l1.1-1.1',
  moon: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'M4 6.5 8 10.5l4-4',
  app: 'M3.5 13.5v-11M3.5 3h8l-1.8 2.8 1.8 2.8h-8',
  epic: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  story: 'M4.5 2.5h7v11L8 10.6l-3.5 2.9z',
  task: 'M3 8.3 6.4 11.7 13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;
export type IconName = keyof typeof PATHS;

/** An app's own icon, else Jira's. */
export const AppIcon: FC<{ name: IconName; image: string | undefined }> = ({ name, image }) =>
  image === undefined ? <Icon name={name} /> : <img src={image} alt="" width={16} height={16} />;

/** Decoration only: what it stands for is always said in words beside it or in the control's label. */
export const Icon: FC<{ name: IconName; size?: number }> = ({ name, size = 16 }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width={name === 'more' ? 2.4 : 1.5} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
