import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Skeleton from '@atlaskit/skeleton';
import type { ReactNode } from 'react';
import type { AttentionView, ConnectionView, ProblemView } from '../../../src/handlers/pages/api';
import { t } from '../texts';
import { ModuleButton } from './links';
import { Notice } from './notice';
import { ProblemList, ProblemNotice } from './problems';

/** The shape of what is coming, so that nothing jumps when it does. Heights in pixels. */
export function Loading({ blocks }: { readonly blocks: readonly { readonly width: string; readonly height: number }[] }) {
  return (
    <div className="stack" role="status" aria-label={t.shared.loading}>
      {blocks.map((block, index) => (
        <Skeleton key={index} width={block.width} height={`${block.height}px`} borderRadius="var(--ds-radius-small)" isShimmering />
      ))}
    </div>
  );
}

export function LoadFailed({ problems, onRetry }: { readonly problems: readonly ProblemView[]; readonly onRetry: () => void }) {
  return (
    <div className="stack" role="alert">
      <ProblemList problems={problems} title={t.shared.loadFailed} />
      <div><Button onClick={onRetry}>{t.shared.retry}</Button></div>
    </div>
  );
}

/** Where it is said that there is nothing: in a panel, which is small, or in the middle of a page or of one of its sections. */
export type EmptyPlace = 'panel' | 'page' | 'section';

/** Nothing to show, and why. */
export function Empty({ title, body, place = 'panel', children }: { readonly title: string; readonly body: string; readonly place?: EmptyPlace; readonly children?: ReactNode }) {
  return (
    <section className={place === 'panel' ? 'stack-tight' : 'empty stack-tight'}>
      {place === 'section' ? <h3>{title}</h3> : <h2>{title}</h2>}
      <p className="subtle">{body}</p>
      {children}
    </section>
  );
}

export function NoPermission({ place = 'panel' }: { readonly place?: EmptyPlace }) {
  return <Empty place={place} title={t.shared.noPermission.title} body={t.shared.noPermission.body} />;
}

export function NotConnected({ admin, place = 'panel' }: { readonly admin: boolean; readonly place?: EmptyPlace }) {
  const texts = t.shared.notConnected;
  return (
    <Empty place={place} title={texts.title} body={admin ? texts.admin : texts.other}>
      {admin ? <div className="stack-tight"><div><ModuleButton moduleKey="milepost-admin" label={texts.go} whereIs={texts.whereIs} /></div></div> : null}
    </Empty>
  );
}

export function DemoMark() {
  return <Lozenge appearance="new" maxWidth="none">{t.shared.demo}</Lozenge>;
}

/** What is wrong with the connection, or soon will be. `admin`: the reader can go and repair it; where it is not said, only what is wrong now is told. */
export function ConnectionNotice({ connection, admin }: { readonly connection: ConnectionView; readonly admin?: boolean }) {
  const texts = t.shared.notConnected;
  const repair = admin === true ? <div><ModuleButton moduleKey="milepost-admin" label={texts.go} whereIs={texts.whereIs} appearance="default" /></div> : null;
  switch (connection.state) {
    case 'connected':
      return connection.warning && admin !== undefined ? <ProblemNotice problem={connection.warning}>{repair}</ProblemNotice> : null;
    case 'not_connected':
      return <Notice kind="warning" title={texts.title}><p>{admin === true ? texts.admin : texts.other}</p>{repair}</Notice>;
    case 'broken':
      return <ProblemNotice problem={connection.problem} title={t.shared.broken}>{repair}</ProblemNotice>;
  }
}

/** The connection's trouble is among what waits already. */
export function isListed(connection: ConnectionView, waiting: readonly AttentionView[]): boolean {
  const trouble = connection.state === 'broken' ? connection.problem : connection.state === 'connected' ? connection.warning : undefined;
  return trouble !== undefined && waiting.some(({ project, problem }) => project === undefined && problem.code === trouble.code);
}
