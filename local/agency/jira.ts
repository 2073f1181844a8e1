/** The sample agency's Jira: Northlight Studio's people, its two client projects, their epics and who may see the money. */
import type { BuiltInPermission, JiraSetUp, JiraModel, NewProject } from '../jira';

/** Account ids by first name: other parts of the sample and the tests name people with these. */
export const people = {
  priya: '5f0000000000000000000001',
  mara: '5f0000000000000000000002',
  finn: '5f0000000000000000000003',
  vera: '5f0000000000000000000004',
  dev: '5f0000000000000000000005',
  olga: '5f0000000000000000000006',
} as const;

export const projectIds = { HARB: '10000', LUMI: '10001' } as const;
/** HARB's statuses are the site's shared ones; LUMI has its own, as team-managed projects do. */
export const statusIds = {
  HARB: { toDo: '10000', inProgress: '10001', inReview: '10002', done: '10003' },
  LUMI: { toDo: '10010', inProgress: '10011', done: '10012' },
} as const;

const types = {
  HARB: { epic: '10000', story: '10001', task: '10002', subtask: '10003' },
  LUMI: { epic: '10010', story: '10011', task: '10012', subtask: '10013' },
} as const;

/** Fills an empty site. */
export function seedJira({ setUp }: Pick<JiraModel, 'setUp'>): void {
  addPeople(setUp);
  addStatusesAndTypes(setUp);
  setUp.addProject(harbour);
  setUp.addProject(lumiere);
  addEpics(setUp, 'HARB', people.mara, harbourEpics);
  addEpics(setUp, 'LUMI', people.mara, lumiereEpics);
}

function addPeople(setUp: JiraSetUp): void {
  setUp.addUser({ accountId: people.priya, displayName: 'Priya Nair', email: 'priya@northlight.example', administrator: true });
  setUp.addUser({ accountId: people.mara, displayName: 'Mara Lindt', email: 'mara@northlight.example' });
  setUp.addUser({ accountId: people.finn, displayName: 'Finn Osei', email: 'finn@northlight.example' });
  setUp.addUser({ accountId: people.vera, displayName: 'Vera Sousa', email: 'vera@northlight.example' });
  setUp.addUser({ accountId: people.dev, displayName: 'Dev Patel', email: 'dev@northlight.example' });
  setUp.addUser({ accountId: people.olga, displayName: 'Olga Marsh', email: 'olga@marsh.example' });
}

function addStatusesAndTypes(setUp: JiraSetUp): void {
  const shared = statusIds.HARB;
  setUp.addStatus({ id: shared.toDo, name: 'To Do', category: 'new' });
  setUp.addStatus({ id: shared.inProgress, name: 'In Progress', category: 'indeterminate' });
  setUp.addStatus({ id: shared.inReview, name: 'In Review', category: 'indeterminate' });
  setUp.addStatus({ id: shared.done, name: 'Done', category: 'done' });
  const own = { projectId: projectIds.LUMI };
  setUp.addStatus({ id: statusIds.LUMI.toDo, name: 'To Do', category: 'new', ...own });
  setUp.addStatus({ id: statusIds.LUMI.inProgress, name: 'In Progress', category: 'indeterminate', ...own });
  setUp.addStatus({ id: statusIds.LUMI.done, name: 'Done', category: 'done', ...own });
  addTypes(setUp, types.HARB, {});
  addTypes(setUp, types.LUMI, own);
}

function addTypes(setUp: JiraSetUp, ids: (typeof types)[keyof typeof types], owner: { readonly projectId?: string }): void {
  setUp.addIssueType({ id: ids.epic, name: 'Epic', description: 'A deliverable made of smaller work.', hierarchyLevel: 1, ...owner });
  setUp.addIssueType({ id: ids.story, name: 'Story', description: 'Something a user can do afterwards.', hierarchyLevel: 0, ...owner });
  setUp.addIssueType({ id: ids.task, name: 'Task', description: 'Work that has to be done.', hierarchyLevel: 0, ...owner });
  setUp.addIssueType({ id: ids.subtask, name: 'Sub-task', description: 'A part of a story or task.', hierarchyLevel: -1, ...owner });
}

const everydayWork: readonly BuiltInPermission[] = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'TRANSITION_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER', 'ADD_COMMENTS'];
const running: readonly BuiltInPermission[] = ['ADMINISTER_PROJECTS', ...everydayWork, 'MOVE_ISSUES', 'DELETE_ISSUES'];

/** Roles are alike in both projects; their members differ. */
function roles(members: { readonly administrators: readonly string[]; readonly finance: readonly string[]; readonly account: readonly string[]; readonly developers: readonly string[]; readonly viewers: readonly string[] }): NewProject['roles'] {
  return [
    { name: 'Administrators', permissions: [...running, 'app:view-billing', 'app:manage-billing'], members: [...members.administrators] },
    { name: 'Finance', permissions: ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'app:view-billing', 'app:manage-billing'], members: [...members.finance] },
    { name: 'Account managers', permissions: ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'app:view-billing'], members: [...members.account] },
    { name: 'Developers', permissions: everydayWork.slice(), members: [...members.developers] },
    { name: 'Viewers', permissions: ['BROWSE_PROJECTS'], members: [...members.viewers] },
  ];
}

const harbour: NewProject = {
  id: projectIds.HARB,
  key: 'HARB',
  name: 'Harbour Foods ordering app',
  style: 'company-managed',
  leadId: people.mara,
  issueTypeIds: Object.values(types.HARB),
  statusIds: Object.values(statusIds.HARB),
  roles: roles({ administrators: [people.priya, people.mara], finance: [people.finn], account: [people.vera], developers: [people.dev], viewers: [] }),
};

/** Mara runs HARB only: in LUMI she works along, and Priya runs it. */
const lumiere: NewProject = {
  id: projectIds.LUMI,
  key: 'LUMI',
  name: 'Lumière booking site',
  style: 'team-managed',
  leadId: people.priya,
  issueTypeIds: Object.values(types.LUMI),
  statusIds: Object.values(statusIds.LUMI),
  roles: roles({ administrators: [people.priya], finance: [people.finn], account: [people.vera], developers: [people.dev, people.mara], viewers: [people.olga] }),
};

interface Epic {
  readonly summary: string;
  readonly description: string;
  readonly stories: readonly string[];
}

const harbourEpics: readonly Epic[] = [
  { summary: 'Discovery and clickable prototype', description: 'What the kitchens need, and a prototype that their managers can click through.', stories: ['Interview three kitchen managers', 'Map the ordering day', 'Clickable prototype of the order screen', 'Walk the prototype through with Harbour Foods'] },
  { summary: 'Menu and ordering', description: 'Kitchens see today’s menu and place their orders.', stories: ['Menu by supplier and day', 'Basket with case sizes', 'Cut-off times', 'Repeat last week’s order', 'Order confirmation by email'] },
  { summary: 'User dashboard', description: 'Each kitchen’s orders, deliveries and spending on one page.', stories: ['Orders of the week', 'Deliveries due today', 'Spending against budget', 'Export to a spreadsheet'] },
  { summary: 'Payments and receipts', description: 'Kitchens pay by card or on account, and get their receipts.', stories: ['Pay by card', 'Pay on account', 'Receipts as PDF'] },
  { summary: 'Production deployment', description: 'The app runs for all forty kitchens.', stories: ['Production environment', 'Move the pilot kitchens over', 'Runbook and handover'] },
];

const lumiereEpics: readonly Epic[] = [
  { summary: 'Booking flow', description: 'Guests find a room and book it.', stories: ['Search by date and guests', 'Room page with photographs', 'Book and pay the deposit'] },
  { summary: 'Owner console', description: 'Owners set prices and see who comes.', stories: ['Calendar of bookings', 'Prices by season', 'Guest messages'] },
];

/** Epics get the first numbers of a project, their stories those after. */
function addEpics(setUp: JiraSetUp, project: keyof typeof projectIds, reporterId: string, epics: readonly Epic[]): void {
  const projectId = projectIds[project];
  const made = epics.map(({ summary, description, stories }) => ({
    stories,
    epic: setUp.addIssue({ projectId, typeId: types[project].epic, summary, description, reporterId }),
  }));
  for (const { stories, epic } of made) {
    for (const summary of stories) setUp.addIssue({ projectId, typeId: types[project].story, summary, parentId: epic.id, reporterId, assigneeId: people.dev, estimate: 3 });
  }
}
