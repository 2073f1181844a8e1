import Button from '@atlaskit/button/new';
import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';
import { t } from '../texts';

interface QuestionProps {
  readonly title: string;
  /** The word on the button that does it. */
  readonly go: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onGo: () => void;
  readonly children?: ReactNode;
}

/**
 * Asks once more, in the page, before something that can't be undone. Not a dialog: Jira makes our frame as high as its content, so a dialog is
 * squeezed when the page is short and opens out of sight when it is long. Focus moves to the question and back to where it came from; Escape
 * means no.
 */
export function Question({ title, go, danger, busy, onCancel, onGo, children }: QuestionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy) onGo();
  };
  return (
    <form className="question" aria-labelledby={id} noValidate onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <h3 id={id} ref={heading} tabIndex={-1}>{title}</h3>
      {children}
      <div className="row">
        <Button type="submit" appearance={danger === true ? 'danger' : 'primary'} isLoading={busy}>{go}</Button>
        <Button appearance="subtle" onClick={onCancel}>{t.shared.cancel}</Button>
      </div>
    </form>
  );
}
