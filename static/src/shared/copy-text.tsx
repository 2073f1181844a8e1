import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { t } from '../texts';

/** Something to be entered elsewhere, exactly as it is. `what` names it for those who can't see where the button stands. */
export function CopyText({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(() => setCopied(t.shared.copied), () => setCopied(t.shared.copyFailed));
  };
  return (
    <div>
      <div className="row"><code className="break">{text}</code><Button spacing="compact" aria-label={t.shared.copyOf(what)} onClick={copy}>{t.shared.copy}</Button></div>
      <div role="status" className="subtle small">{copied}</div>
    </div>
  );
}
