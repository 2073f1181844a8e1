/** The page on which a workflow's rule is set up, in Jira's workflow editor. */
export const rule = {
  title: 'Milepost release gate',
  conditionTitle: 'Milepost release gate, condition',
  intro: 'The transition waits until the invoices of these milestones are paid. Work that belongs to no milestone passes.',
  notHosted: { title: 'Settings can’t be saved here', body: 'Open this rule in Jira’s new workflow editor, and set it up there. Until then it waits for the epic’s milestone.' },
  of: {
    legend: 'Whose milestones must be paid',
    choices: {
      epic: { label: 'Its epic’s', help: 'Of the epic that the work is in, or is.' },
      item: { label: 'Its own', help: 'Of the work item itself, where it is a milestone.' },
      linked: { label: 'Those of linked work', help: 'At most 200 links; with more it stays closed.' },
      version: { label: 'All of its fix versions’', help: 'Of every epic that the versions have, or have work of: up to 1,000 work items. Each of them costs a point of Jira’s quota.' },
      milestone: { label: 'One that is named', help: 'Whatever work takes the transition.' },
    },
  },
  link: { label: 'Linked how', choose: 'Choose a link', gone: 'A kind of link that no longer exists' },
  target: { label: 'Milestone', help: 'You see those of projects whose billing you may see.', choose: 'Choose a milestone', gone: 'A milestone that is gone, or that you may not see' },
  every: {
    legend: 'Which of them count',
    gated: 'Those due before release',
    every: 'All of them, whatever their terms',
    everyHelp: 'A milestone that is billed by this very transition would then wait for itself.',
  },
  counts: { label: 'What counts as paid', choices: { contract: 'As the contract says', cash: 'Money paid in', 'cash-and-credit': 'Money paid in, credit notes, prepayments and overpayments' } },
  share: { label: 'Per cent of the invoice that must be in', help: 'Empty: as the contract says.' },
  grace: { label: 'Days after the due date on which unpaid work still passes', help: 'Empty: as the contract says. 0: it must be paid, whatever its due date.' },
  overrides: {
    label: 'Who may let it pass unpaid',
    choices: { all: 'Those who manage billing, and whom the contract names', named: 'Only those whom the contract names', none: 'Nobody' },
  },
  faults: {
    link: { message: 'No kind of link is chosen.', action: 'Choose how the work is linked.' },
    target: { message: 'No milestone is chosen.', action: 'Choose one.' },
    share: { message: 'That is no share of an invoice.', action: 'Enter 0.01 to 100, with at most two decimals.' },
    grace: { message: 'That is no number of days.', action: 'Enter a whole number, 90 at most.' },
  },
  summary: {
    title: 'The transition waits until these milestones are paid:',
    of: {
      epic: () => 'Its epic’s',
      item: () => 'Its own',
      linked: (how: string) => `Those of linked work (${how})`,
      version: () => 'All of its fix versions’',
      milestone: (which: string) => which,
    },
    gated: 'Only where they are due before release',
    every: 'Whatever their terms',
    share: (percent: string) => `${percent} per cent of the invoice must be in`,
    grace: (days: string) => `Unpaid work passes until ${days} days after the due date`,
  },
  condition: {
    intro: 'Hides the transition while its money is known not to be in. It goes by a note on the work item, which whoever edits it could change: add the Milepost validator beside it, which decides.',
    legend: 'Hidden while this milestone is not paid',
    choices: { both: 'Its own, or that of its parent', item: 'Its own', epic: 'That of its parent' },
    summary: { both: 'Hidden while its own milestone, or that of its parent, is not paid.', item: 'Hidden while its own milestone is not paid.', epic: 'Hidden while the milestone of its parent is not paid.' },
  },
};
