import Button from '@atlaskit/button/new';
import type { AttentionAnswer, AttentionView } from '../../../src/handlers/pages/api';
import { ModuleButton, OutLink, useIssueAddress } from '../shared/links';
import { t } from '../texts';
import { isPlace, labelOf, ledgerLink, nameOf, type CallAnswer, type PlaceAnswer } from './answers';

interface AnswerProps {
  readonly item: AttentionView;
  readonly answer: AttentionAnswer;
  /** The likeliest answer stands out from the others. */
  readonly first: boolean;
  readonly busy: boolean;
  readonly onPress: (answer: CallAnswer) => void;
}

/** One possible answer: a button that gives it, or a way to where it is given. */
export function AnswerButton({ item, answer, first, busy, onPress }: AnswerProps) {
  if (isPlace(answer)) return <Way item={item} to={answer} first={first} />;
  const label = labelOf(item, answer);
  return (
    <Button spacing="compact" appearance={first ? 'default' : 'subtle'} isLoading={busy} aria-label={t.attention.named(label, nameOf(item))} onClick={() => onPress(answer)}>{label}</Button>
  );
}

function Way({ item, to, first }: { readonly item: AttentionView; readonly to: PlaceAnswer; readonly first: boolean }) {
  const addressOf = useIssueAddress();
  const texts = t.attention;
  const label = labelOf(item, to);
  const shared = { label, name: texts.named(label, nameOf(item)), appearance: first ? ('default' as const) : ('subtle' as const) };
  const link = ledgerLink(item);
  switch (to) {
    case 'fix_mapping':
      return <ModuleButton moduleKey="billing-settings" {...(item.project ? { projectKey: item.project.key } : {})} whereIs={texts.settingsWhereIs} {...shared} />;
    case 'open_billing':
      return <ModuleButton moduleKey="billing-page" {...(item.project ? { projectKey: item.project.key } : {})} whereIs={texts.billingWhereIs} {...shared} />;
    case 'connect':
      return <ModuleButton moduleKey="milepost-admin" whereIs={texts.adminWhereIs} {...shared} />;
    case 'open_work':
      return item.milestone?.issueKey !== undefined ? <span className="way"><OutLink href={addressOf(item.milestone.issueKey)} label={shared.name}>{label}</OutLink></span> : null;
    case 'open_forecast':
      return <span className="way"><a className="link" href="#/forecast">{label}</a></span>;
    case 'open_ledger':
      return link === undefined ? null : <span className="way"><OutLink href={link} label={shared.name}>{label}</OutLink></span>;
  }
}
