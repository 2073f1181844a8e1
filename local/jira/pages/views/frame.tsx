/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { type PageModule, type Place, SANDBOX } from '../../../forge/bridge';

/** Heights of the manifest's `viewportSize`. Forge does not publish them: these are ours. */
const HEIGHTS: Readonly<Record<string, string>> = { small: '160px', medium: '320px', large: '480px', xlarge: '640px', max: '90vh' };

/** The app's page in its frame; browser code loads it once the bridge listens. */
export const AppFrame: FC<{ module: PageModule; place: Place; src: string; base?: string }> = ({ module, place, src, base }) => {
  const height = module.viewportSize === undefined ? undefined : HEIGHTS[module.viewportSize];
  return (
    <iframe
      class="app-frame"
      title={module.title}
      sandbox={SANDBOX}
      data-src={src}
      data-module={module.key}
      data-issue={place.issue}
      data-project={place.project}
      data-transition={place.transition}
      data-rule={place.rule}
      data-mode={place.mode}
      data-base={base}
      data-sizing={height === undefined ? 'content' : 'fixed'}
      style={height === undefined ? undefined : `height: ${height}`}
    />
  );
};
