import type { MilestoneView } from '../../../src/handlers/pages/api';
import { ModuleButton } from '../shared/links';
import { Notice } from '../shared/notice';
import { ProblemNotice, ProblemText } from '../shared/problems';
import { useFormats } from '../shared/where';
import { t } from '../texts';
import { wasTakenBack } from './available-actions';
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
        <ProblemNotice problem={milestone.problem} {...(milestone.state === 'waiting' ? { title: wasTakenBack(milestone) ? takenBackTitle(milestone) : texts.waiting } : {})} />
      ) : null}
      <UndeliveredNotice view={view} />
      {milestone.reopened?.kept === false ? <Notice kind="warning" title={texts.reopened(day)}><p>{texts.reopenedNote}</p></Notice> : null}
      {milestone.reopened?.kept === true ? <p className="subtle">{texts.reopenedKept(day)}</p> : null}
      {preview && milestone.state === 'planned' ? <PreviewBox preview={preview} trigger={milestone.trigger} saved /> : null}
    </>
  );
}

function takenBackTitle({ bill }: MilestoneView): string {
  const texts = t.panel.tagged.takenBack;
  return bill?.status === 'voided' || bill?.status === 'deleted' || bill?.status === 'cancelled' ? texts[bill.status] : texts.otherwise;
}

/** An invoice that waits for a person says why; it is answered on the project's page, where invoices are. */
function UndeliveredNotice({ view }: { readonly view: Tagged }) {
  const texts = t.panel.tagged;
  const { bill, billProblem } = view.milestone;
  const status = bill?.status;
  if (status !== 'needs_attention' && status !== 'prepared') return null;
  const stuck = status === 'needs_attention';
  return (
    <Notice kind={stuck ? 'error' : 'info'} title={stuck ? (bill?.total ? texts.stuckThere : texts.stuck) : texts.prepared}>
      {billProblem ? <ProblemText problem={billProblem} /> : null}
      <p>{stuck ? texts.stuckNote : texts.preparedNote}</p>
      <div><ModuleButton moduleKey="billing-page" projectKey={projectKeyOf(view.issue.key)} label={texts.toBilling} whereIs={texts.billingWhereIs} appearance="default" /></div>
    </Notice>
  );
}

/** An issue's key is its project's key, a hyphen and a number. */
function projectKeyOf(issueKey: string): string {
  return issueKey.slice(0, issueKey.lastIndexOf('-'));
}
