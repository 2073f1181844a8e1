import { router, view } from '@forge/bridge';

/** What a page needs to know about where it is shown and to whom. */
export interface Where {
  readonly locale: string;
  /** The reader's zone in Jira; absent: the browser's. */
  readonly timeZone?: string;
  readonly siteUrl?: string;
}

/** Reads the platform's context; a page shown without one still works, in the browser's language. */
export async function readWhere(): Promise<Where> {
  try {
    const context = await view.getContext();
    return {
      locale: usableLocale(context.locale),
      ...(context.timezone ? { timeZone: context.timezone } : {}),
      ...(context.siteUrl ? { siteUrl: context.siteUrl } : {}),
    };
  } catch {
    return { locale: usableLocale(undefined) };
  }
}

/** Jira writes some locales with an underscore, which Intl refuses. */
export function usableLocale(locale: string | undefined): string {
  const candidate = (locale ?? navigator.language).replace('_', '-');
  try {
    return Intl.getCanonicalLocales(candidate)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/**
 * Takes over Jira's theme. The platform normally brings the tokens with it; where it only says light or dark, or nothing, they are
 * loaded from Atlaskit, so that a page is never without colours.
 */
export async function applyTheme(): Promise<void> {
  try {
    await view.theme.enable();
  } catch {
    // The page then follows the operating system's light or dark.
  }
  const root = document.documentElement;
  if (getComputedStyle(root).getPropertyValue('--ds-text') !== '') return;
  const asked = root.dataset['colorMode'];
  const { setGlobalTheme } = await import('@atlaskit/tokens/set-global-theme');
  await setGlobalTheme({ colorMode: asked === 'light' || asked === 'dark' ? asked : 'auto' });
}

/** Opens an address in a new tab; a sandboxed page can't do it alone. */
export function openTab(address: string): void {
  router.open(address).catch(() => undefined);
}

/** Goes to another of Milepost's own pages in Jira. False when the platform can't. */
export async function goToModule(moduleKey: string, projectKey?: string): Promise<boolean> {
  try {
    await router.navigate({ target: 'module', moduleKey, ...(projectKey === undefined ? {} : { projectKey }) });
    return true;
  } catch {
    return false;
  }
}
