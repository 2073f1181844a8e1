import { Component, Suspense, type ReactNode } from 'react';
import { unexpectedProblem } from './call';
import { Loading, LoadFailed } from './states';

/** A tab whose code is fetched when it is first looked at. Code that can't be fetched, since a new version took its place or the network is gone, is no reason to lose the page. */
export function Fetched({ skeleton, children }: { readonly skeleton: Parameters<typeof Loading>[0]['blocks']; readonly children: ReactNode }) {
  return (
    <Fallback>
      <Suspense fallback={<div className="tab"><Loading blocks={skeleton} /></div>}>{children}</Suspense>
    </Fallback>
  );
}

class Fallback extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <div className="tab"><LoadFailed problems={[unexpectedProblem()]} onRetry={() => globalThis.location.reload()} /></div> : this.props.children;
  }
}
