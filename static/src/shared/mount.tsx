import '@atlaskit/css-reset';
import './styles.css';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './error-boundary';
import { speak } from '../texts';
import { applyTheme, readWhere, type Where } from './platform';
import { WhereProvider } from './where';

/** Longer than a theme ever takes; a page without colours is still better than none. */
const THEME_WAIT_MS = 800;

/** Puts a page on the screen, in Jira's theme and the reader's language. */
export async function mount(page: ReactElement): Promise<void> {
  const element = document.getElementById('root');
  if (!element) return;
  const [where] = await Promise.all([inLanguage(), Promise.race([applyTheme().catch(() => undefined), wait(THEME_WAIT_MS)])]);
  createRoot(element).render(withSurroundings(page, where));
}

/** Where the page is shown, once its texts are there in the reader's language. */
async function inLanguage(): Promise<Where> {
  const where = await readWhere();
  document.documentElement.lang = await speak(where.locale);
  return where;
}

function withSurroundings(page: ReactElement, where: Where): ReactElement {
  return (
    <WhereProvider where={where}>
      <ErrorBoundary>{page}</ErrorBoundary>
    </WhereProvider>
  );
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
