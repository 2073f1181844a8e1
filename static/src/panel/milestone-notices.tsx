import { ModuleButton } from '../shared/links';
import { Notice } from '../shared/notice';
import { ProblemNotice } from '../shared/problems';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { PreviewBox } from './preview-box';
import type { Tagged } from './views';

/** What will happen, what stands in the way, and what someone has to decide. */
export function MilestoneNotices({ view }: { readonly view: Tagged }) {
  const formats = useFormats();
  const { milestone, preview } = view;
  const texts = t.panel.tagged;
  const day = milestone.reopened ? formats.instant(milestone.reopened.at) : '';
  return (
    <>
      {milestone.hold ? (
        <Notice kind="warning" title={texts.held(milestone.hold.reason)}><p>{texts.heldNote}</p></Notice>
      ) : null}
      {milestone.problem ? (
        <ProblemNotice problem={milestone.problem} {...(milestone.state === 'waiting' ? { title: milestone.problem.code === 'BILL_VOIDED' ? texts.takenBack : texts.waiting } : {})} />
      ) : null}
      <UndeliveredNotice view={view} />
      {milestone.reopened?.kept === false ? <Notice kind="warning" title={texts.reopened(day)}><p>{texts.reopenedNote}</p></Notice> : null}
      {milestone.reopened?.kept === true ? <p className="subtle">{texts.reopenedKept(day)}</p> : null}
      {preview && milestone.state === 'planned' ? <PreviewBox preview={preview} trigger={milestone.trigger} saved /> : null}
    </>
  );
}

/** An invoice that waits for a person is answered on the project's page, where invoices are. */
function UndeliveredNotice({ view }: { readonly view: Tagged }) {
  const texts = t.panel.tagged;
  const status = view.milestone.bill?.status;
  if (status !== 'needs_attention' && status !== 'prepared') return null;
  const stuck = status === 'needs_attention';
  return (
    <Notice kind={stuck ? 'error' : 'info'} title={stuck ? texts.stuck : texts.prepared}>
      <p>{stuck ? texts.stuckNote : texts.preparedNote}</p>
      <div><ModuleButton moduleKey="billing-page" projectKey={projectKeyOf(view.issue.key)} label={texts.toBilling} whereIs={texts.billingWhereIs} appearance="default" /></div>
    </Notice>
  );
}

/** An issue's key is its project's key, a hyphen and a number. */
function projectKeyOf(issueKey: string): string {
  return issueKey.slice(0, issueKey.lastIndexOf('-'));
}
