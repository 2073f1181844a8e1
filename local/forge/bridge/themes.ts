/** The look that Jira gives its pages and, through the bridge, the app's: Atlassian's design tokens, light and dark. */
import { createRequire } from 'node:module';
import { z } from 'zod';

const THEMES = ['light', 'dark', 'spacing', 'shape', 'typography', 'motion'] as const;
export type Theme = (typeof THEMES)[number];
export type ColorMode = 'light' | 'dark';

/** What a page learns about its look: `theme` of `view.getContext()`, and what `enableTheming` applies. */
export interface ThemeState extends Readonly<Record<Theme, string>> {
  readonly colorMode: ColorMode;
}

export function themeState(colorMode: ColorMode): ThemeState {
  return { colorMode, light: 'light', dark: 'dark', spacing: 'spacing', shape: 'shape', typography: 'typography', motion: 'motion' };
}

/** The value of `data-theme` on `<html>` under which the themes' CSS applies. */
export const THEME_ATTRIBUTE = THEMES.map((theme) => `${theme}:${theme}`).join(' ');

const artifact = z.object({ default: z.string() });
let loaded: Readonly<Record<Theme, string>> | undefined;

/**
 * The themes' CSS, taken from the installed @atlaskit/tokens, so that the local Jira always has the values of the version
 * the app's own pages are built with.
 */
export function themeCss(): Readonly<Record<Theme, string>> {
  if (!loaded) {
    const load = createRequire(__filename);
    const css = (theme: Theme): string => artifact.parse(load(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`)).default;
    loaded = { light: css('light'), dark: css('dark'), spacing: css('spacing'), shape: css('shape'), typography: css('typography'), motion: css('motion') };
  }
  return loaded;
}
