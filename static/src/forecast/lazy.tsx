import { Component, lazy, Suspense, type ReactNode } from 'react';
import { unexpectedProblem } from '../shared/call';
import { Loading, LoadFailed } from '../shared/states';
import type { ForecastTabProps } from './forecast-tab';

const SKELETON = [{ width: '100%', height: 48 }, { width: '100%', height: 240 }, { width: '100%', height: 160 }];

const Loaded = lazy(async () => ({ default: (await import('./forecast-tab')).ForecastTab }));

/** The forecast, whose code is fetched when it is first looked at. */
export function Forecast(props: ForecastTabProps) {
  return (
    <Fallback>
      <Suspense fallback={<div className="tab"><Loading blocks={SKELETON} /></div>}><Loaded {...props} /></Suspense>
    </Fallback>
  );
}

/** Code that can't be fetched, since a new version took its place or the network is gone, is no reason to lose the page. */
class Fallback extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <div className="tab"><LoadFailed problems={[unexpectedProblem()]} onRetry={() => globalThis.location.reload()} /></div> : this.props.children;
  }
}
