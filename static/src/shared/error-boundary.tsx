import Button from '@atlaskit/button/new';
import { Component, type ReactNode } from 'react';
import { t } from '../texts';
import { Notice } from './notice';

/** Around a part of a page: a fault in it leaves the rest as it is, and it can be shown anew. */
export class PartBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const texts = t.shared.crashedPart;
    return (
      <div className="stack part-failed" role="alert">
        <Notice kind="error" title={texts.title}><p>{texts.body}</p></Notice>
        <div className="row">
          <Button onClick={() => this.setState({ failed: false })}>{texts.again}</Button>
          <Button appearance="subtle" onClick={() => globalThis.location.reload()}>{t.shared.reload}</Button>
        </div>
      </div>
    );
  }
}

/** A fault in our own page shows as a message with a way on, never as an empty frame. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="stack panel" role="alert">
        <Notice kind="error" title={t.shared.crashed.title}><p>{t.shared.crashed.body}</p></Notice>
        <div><Button onClick={() => globalThis.location.reload()}>{t.shared.reload}</Button></div>
      </div>
    );
  }
}
