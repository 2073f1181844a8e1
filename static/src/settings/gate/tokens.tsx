import Button from '@atlaskit/button/new';
import { useEffect, useState, type ReactNode } from 'react';
import type { Answer, GateSettingsView, GateTokenView, ProblemView, TokenShown } from '../../../../src/handlers/pages/api';
import { call } from '../../shared/call';
import { SelectField } from '../../shared/fields';
import { isStale } from '../../shared/problem-places';
import { ProblemList } from '../../shared/problems';
import { Question } from '../../shared/question';
import { Table, type Column } from '../../shared/table';
import { usePeople, type People } from '../../shared/use-people';
import { useFormats, type Formats } from '../../shared/where';
import { t } from '../../texts';
import { TokenForm } from './token-form';
import { NewToken } from './new-token';

interface TokensProps {
  readonly view: GateSettingsView;
  readonly onDone: (view: GateSettingsView, text: string) => void;
  readonly onReload: () => Promise<void>;
  readonly onStart: () => void;
}

type Asked = { readonly kind: 'add' } | { readonly kind: 'rotate' | 'revoke'; readonly token: GateTokenView };

/** The tokens that builds ask with: made, renewed and revoked, each shown once. */
export function Tokens({ view, onDone, onReload, onStart }: TokensProps) {
  const texts = t.gate.settings;
  const [asked, setAsked] = useState<Asked>();
  const [shown, setShown] = useState<{ readonly name: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly ProblemView[]>([]);
  const seen = { contractId: view.contract.id, rev: view.contract.rev };
  const open = (next: Asked | undefined): void => {
    onStart();
    setProblems([]);
    setAsked(next);
  };
  const run = async <T,>(send: () => Promise<Answer<T>>, done: (data: T) => void): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await send();
    setBusy(false);
    setProblems(answer.ok ? [] : answer.problems);
    if (!answer.ok && isStale(answer.problems)) await onReload();
    if (!answer.ok) return;
    setAsked(undefined);
    done(answer.data);
  };
  const showOnce = (name: string, text: string) => (made: TokenShown): void => {
    setShown({ name, text: made.text });
    onDone(made.view, text);
  };
  const question = ({ id, name }: GateTokenView): ReactNode => {
    if (asked === undefined || asked.kind === 'add' || asked.token.id !== id) return null;
    const common = { name, busy, problems, onCancel: () => open(undefined) };
    return asked.kind === 'revoke'
      ? <RevokeQuestion {...common} onGo={() => void run(async () => call('gate.revokeToken', { ...seen, tokenId: id }), (next) => onDone(next, texts.revoked(name)))} />
      : <RotateQuestion {...common} onGo={(graceHours) => void run(async () => call('gate.rotateToken', { ...seen, tokenId: id, graceHours }), showOnce(name, texts.rotated(name)))} />;
  };
  const full = view.tokens.length >= view.mostTokens;
  return (
    <section className="stack">
      <div className="row-apart">
        <h3>{texts.tokensTitle}</h3>
        {asked?.kind === 'add' || full ? null : <Button onClick={() => open({ kind: 'add' })}>{texts.add}</Button>}
      </div>
      {full ? <p className="subtle">{texts.full(view.mostTokens)}</p> : null}
      {shown ? <NewToken name={shown.name} text={shown.text} onDone={() => setShown(undefined)} /> : null}
      {asked?.kind === 'add' ? (
        <TokenForm
          milestones={view.milestones} busy={busy} problems={problems} onCancel={() => open(undefined)}
          onGo={(draft) => void run(async () => call('gate.createToken', { ...seen, ...draft }), showOnce(draft.name, texts.made(draft.name)))}
        />
      ) : null}
      {view.tokens.length === 0 ? <p className="subtle">{texts.none}</p> : <TokenTable tokens={view.tokens} below={question} onAsk={(kind, token) => open({ kind, token })} />}
    </section>
  );
}

interface TokenTableProps {
  readonly tokens: readonly GateTokenView[];
  readonly below: (token: GateTokenView) => ReactNode;
  readonly onAsk: (kind: 'rotate' | 'revoke', token: GateTokenView) => void;
}

function TokenTable({ tokens, below, onAsk }: TokenTableProps) {
  const texts = t.gate.settings;
  const formats = useFormats();
  const people = usePeople();
  const makers = tokens.map(({ by }) => by).filter((by) => by !== '').join(' ');
  const { ask } = people;
  useEffect(() => {
    if (makers !== '') ask(makers.split(' '));
  }, [makers, ask]);
  const columns: readonly Column<GateTokenView>[] = [
    ...factColumns(formats, people),
    {
      key: 'actions', label: texts.columns.actions, unlabelled: true,
      cell: (token) => (
        <span className="row row-end">
          <Button spacing="compact" aria-label={texts.rotateOf(token.name)} onClick={() => onAsk('rotate', token)}>{texts.rotate}</Button>
          <Button spacing="compact" appearance="subtle" aria-label={texts.revokeOf(token.name)} onClick={() => onAsk('revoke', token)}>{texts.revoke}</Button>
        </span>
      ),
    },
  ];
  return <Table caption={texts.tokensTitle} captionHidden columns={columns} rows={tokens} rowKey={({ id }) => id} below={below} />;
}

function factColumns({ instant }: Formats, { nameOf }: People): readonly Column<GateTokenView>[] {
  const texts = t.gate.settings;
  const second = (text: string): ReactNode => <span className="second subtle break">{text}</span>;
  return [
    { key: 'name', label: texts.columns.name, cell: ({ name, amounts }) => <><span className="break">{name}</span>{second(amounts ? texts.withAmounts : texts.withoutAmounts)}</> },
    { key: 'asks', label: texts.columns.asks, cell: ({ milestone }) => (milestone === undefined ? texts.all : (milestone.name ?? texts.gone)) },
    {
      key: 'made', label: texts.columns.made,
      cell: ({ madeAt, by, endsAt, beforeUntil }) => (
        <>{instant(madeAt)}{by === '' ? null : second(texts.madeBy(nameOf(by)))}{endsAt === undefined ? null : second(texts.ends(instant(endsAt)))}{beforeUntil === undefined ? null : second(texts.before(instant(beforeUntil)))}</>
      ),
    },
    { key: 'used', label: texts.columns.used, cell: ({ usedAt }) => (usedAt === undefined ? texts.never : instant(usedAt)) },
  ];
}

interface AskedProps<Given extends readonly unknown[]> {
  readonly name: string;
  readonly busy: boolean;
  readonly problems: readonly ProblemView[];
  readonly onCancel: () => void;
  readonly onGo: (...given: Given) => void;
}

function RevokeQuestion({ name, busy, problems, onCancel, onGo }: AskedProps<[]>) {
  const texts = t.gate.settings.revokeQuestion;
  return (
    <Question danger title={texts.title(name)} go={texts.go} busy={busy} onCancel={onCancel} onGo={onGo}>
      <p>{texts.body}</p>
      <div role="alert"><ProblemList problems={problems} /></div>
    </Question>
  );
}

const GRACES = ['0', '24', '168'] as const;

function RotateQuestion({ name, busy, problems, onCancel, onGo }: AskedProps<[number]>) {
  const [grace, setGrace] = useState<(typeof GRACES)[number]>('24');
  const texts = t.gate.settings.rotateQuestion;
  return (
    <Question title={texts.title(name)} go={texts.go} busy={busy} onCancel={onCancel} onGo={() => onGo(Number(grace))}>
      <p>{texts.body}</p>
      <div role="alert"><ProblemList problems={problems} /></div>
      <SelectField label={texts.grace} name="grace" narrow value={grace} options={GRACES.map((value) => ({ value, label: texts.graces[value] }))} onChange={setGrace} />
    </Question>
  );
}
