import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { ReactNode } from 'react';

export type NoticeKind = 'info' | 'warning' | 'error' | 'success';

/**
 * A message in the page, in the colours of Atlaskit's section message. Not that component itself: it brings tooltips and their
 * positioning for its dismiss button, 31 kB gz of the issue panel's 150.
 */
export function Notice({ kind, title, children }: { readonly kind: NoticeKind; readonly title?: string; readonly children?: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`}>
      <span className="notice-icon"><NoticeIcon kind={kind} /></span>
      <div className="notice-body">
        {title === undefined ? null : <p className="strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** The sign alone; `label` says it to those who can't see it, where no words beside it do. */
export function NoticeIcon({ kind, label = '' }: { readonly kind: NoticeKind; readonly label?: string }) {
  switch (kind) {
    case 'info':
      return <InformationIcon label={label} />;
    case 'warning':
      return <WarningIcon label={label} />;
    case 'error':
      return <ErrorIcon label={label} />;
    case 'success':
      return <SuccessIcon label={label} />;
  }
}
