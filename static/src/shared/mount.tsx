import '@atlaskit/css-reset';
import './styles.css';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './error-boundary';
import { speak, type PageTexts } from '../texts';
import type { Texts } from '../texts/en';
import { applyTheme, readWhere, type Where } from './platform';
import { WhereProvider } from './where';

/** Longer than a theme ever takes; a page without colours is still better than none. */
const THEME_WAIT_MS = 800;

/** Puts a page on the screen, in Jira's theme and the reader's language. */
export async function mount<Section extends keyof Texts>(page: ReactElement, texts: PageTexts<Section>): Promise<void> {
  const element = document.getElementById('root');
  if (!element) return;
  const [where] = await Promise.all([inLanguage(texts), Promise.race([applyTheme().catch(() => undefined), wait(THEME_WAIT_MS)])]);
  createRoot(element).render(withSurroundings(page, where));
}

/** Where the page is shown, once its texts are there in the reader's language. */
async function inLanguage<Section extends keyof Texts>(texts: PageTexts<Section>): Promise<Where> {
  const where = await readWhere();
  document.documentElement.lang = await speak(where.locale, texts);
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
