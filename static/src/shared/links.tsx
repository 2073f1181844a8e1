import { useState, type MouseEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { t } from '../texts';
import { goToModule, openTab } from './platform';
import { useWhere } from './where';

/** A link out of the page. The frame is sandboxed, so Jira opens the tab; the address is still there to copy. */
export function OutLink({ href, label, children }: { readonly href: string; readonly label?: string; readonly children: ReactNode }) {
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    openTab(href);
  };
  return (
    <a className="link" href={href} target="_blank" rel="noreferrer" onClick={open} aria-label={label === undefined ? undefined : `${label} ${t.shared.opensNewTab}`}>
      {children}
      {label === undefined ? <span className="hidden"> {t.shared.opensNewTab}</span> : null}
    </a>
  );
}

/** Nothing where there is no work to lead to. */
export function IssueLink({ issueKey }: { readonly issueKey: string | undefined }) {
  const address = useIssueAddress();
  return issueKey === undefined ? null : <span className="number"><OutLink href={address(issueKey)}>{issueKey}</OutLink></span>;
}

export function useIssueAddress(): (issueKey: string) => string {
  const { siteUrl } = useWhere();
  return (issueKey) => `${siteUrl ?? ''}/browse/${encodeURIComponent(issueKey)}`;
}

interface ModuleButtonProps {
  readonly moduleKey: string;
  readonly projectKey?: string;
  readonly label: string;
  readonly whereIs: string;
  readonly appearance?: 'primary' | 'default' | 'subtle';
  /** Among other buttons of a list: smaller, and named for what it is about. */
  readonly name?: string;
}

/** Goes to another page of Milepost; where Jira can't do that for us, says where it is. */
export function ModuleButton({ moduleKey, projectKey, label, whereIs, appearance = 'primary', name }: ModuleButtonProps) {
  const [failed, setFailed] = useState(false);
  const go = async (): Promise<void> => {
    setFailed(!(await goToModule(moduleKey, projectKey)));
  };
  return (
    <>
      <Button appearance={appearance} spacing={name === undefined ? 'default' : 'compact'} {...(name === undefined ? {} : { 'aria-label': name })} onClick={() => void go()}>{label}</Button>
      {failed ? <p className="subtle" role="status">{whereIs}</p> : null}
    </>
  );
}
