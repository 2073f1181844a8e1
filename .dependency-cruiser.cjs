/**
 * Which part may know which (ARCHITECTURE.md): handlers -> operations -> (billing, store, jira, xero), and the trade knows nobody. Only for
 * imports that have an effect do the rules name every direction; a type tells the pages what an answer looks like and binds nothing.
 */
const TESTS = '\\.test\\.tsx?$|/testing/';

/** What pages run themselves: filters and suppositions of the forecast are answered without asking. */
const PAGE_CODE = '^src/billing/forecast/(fan|counts|deal|score)\\.ts$';

/** The files that handlers of manifest.yml name: Forge bundles each of them, with what it leads to. */
const DOORS = '^src/[^/]+\\.ts$';
const PAGES_DOORS = '^src/(panel|project|finance|settings)\\.ts$';

/** What the pages and the backend agree on: types alone. */
const PAGE_TYPES = '^src/handlers/pages/api(\\.ts$|/)';

/** The libraries that billing may use: pure, small, and about money, dates and shapes. */
const PURE = ['dinero\\.js', 'zod'].map((name) => `^node_modules/${name}/`);

/** Pure rules of the trade that a page runs too, so that what it foretells is what will happen. Small, and they lead to nothing else. */
const FORETELLS = '^src/billing/(retainer-periods|allocation|calendar-date|read-number|reaching|age|part)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other to run are one module. Types alone may refer to one another.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'What nobody imports does nothing: remove it.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: [TESTS, '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'unreachable-from-the-doors',
      comment: 'Only what a door leads to is deployed; the pages may also read the types of their calls.',
      severity: 'error',
      from: { path: DOORS },
      to: { path: '^src/', pathNot: [TESTS, DOORS, PAGE_TYPES, PAGE_CODE, '\\.d\\.ts$'], reachable: false },
    },
    {
      name: 'billing-is-pure',
      comment: 'The trade knows no Forge, no network, no clock: only itself and small pure libraries.',
      severity: 'error',
      from: { path: '^src/billing/', pathNot: TESTS },
      to: { pathNot: ['^src/billing/', ...PURE] },
    },
    {
      name: 'gateways-know-only-the-trade',
      comment: 'store, jira and xero each know their own side and the words of the trade, not each other and not the use cases.',
      severity: 'error',
      from: { path: '^src/(store|jira|xero)/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/billing/', '^src/net/', '^src/$1/'] },
    },
    {
      name: 'operations-below-handlers',
      comment: 'A use case does not know who calls it.',
      severity: 'error',
      from: { path: '^src/operations/', pathNot: TESTS },
      to: { path: ['^src/handlers/', DOORS] },
    },
    {
      name: 'handlers-change-nothing',
      comment: 'A handler may read what it shows; what is written, and every secret, is behind an operation.',
      severity: 'error',
      from: { path: '^src/handlers/', pathNot: TESTS },
      to: { path: '^src/store/(commit|secrets)\\.ts$' },
    },
    {
      name: 'doors-lead-to-handlers',
      comment: 'A door lists the exports and does nothing else.',
      severity: 'error',
      from: { path: DOORS },
      to: { pathNot: '^src/handlers/' },
    },
    {
      name: 'only-the-pages-load-the-pages',
      comment: 'What runs by itself, often and cold, should not load the code of the pages: it is in a bundle of its own.',
      severity: 'error',
      from: { path: DOORS, pathNot: PAGES_DOORS },
      to: { path: '^src/handlers/pages/', pathNot: PAGE_TYPES, reachable: true },
    },
    {
      name: 'the-pages-load-only-the-pages',
      comment: 'And the pages, for which a person waits, should not load what runs by itself.',
      severity: 'error',
      from: { path: PAGES_DOORS },
      to: { path: '^src/handlers/(?!pages/)(?!log\\.ts$)', reachable: true },
    },
    {
      name: 'pages-share-types-only',
      comment: "The pages' bundle must hold no code of the backend: they take the types of src/handlers/pages/api.ts, and what foretells while somebody types.",
      severity: 'error',
      from: { path: '^static/' },
      to: { path: '^src/', pathNot: [FORETELLS, PAGE_CODE], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-know-the-calls',
      comment: 'The types of the calls are in src/handlers/pages/api.ts, and made of words of the trade.',
      severity: 'error',
      from: { path: '^static/' },
      to: { path: '^src/', pathNot: [PAGE_TYPES, '^src/billing/'] },
    },
    {
      name: 'backend-says-what-the-pages-say',
      comment: 'Where no page is there to say it, as after a consent, a handler takes the sentence from the texts of the pages, and nothing else of theirs.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: '^static/', pathNot: '^static/src/texts/' },
    },
    {
      name: 'texts-are-pure',
      comment: 'The texts are read by the backend and tests too: they hold words and how to write money and days, and no page.',
      severity: 'error',
      from: { path: '^static/src/texts/', pathNot: TESTS },
      to: { pathNot: ['^static/src/texts/', '^static/src/shared/(formats|money|dates)\\.ts$', PAGE_TYPES, '^src/billing/'] },
    },
    {
      name: 'app-stands-alone',
      comment: 'The app never learns that it runs on a laptop.',
      severity: 'error',
      from: { path: '^(src|static)/', pathNot: [TESTS, '^static/dev/'] },
      to: { path: '^(local|test|tools)/' },
    },
    {
      name: 'stand-ins-share-nothing-with-the-app',
      comment: 'A stand-in that used our own rules of money, tax or status would agree with our mistakes.',
      severity: 'error',
      from: { path: '^local/(xero|jira)/' },
      to: { path: '^src/' },
    },
    {
      name: 'declared-packages-only',
      comment: 'The app is bundled from what package.json lists as dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'everything-is-found', comment: 'An import that leads nowhere escapes every rule here.', severity: 'error', from: { path: '^(src|static|local)/', pathNot: '/browser/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build)/|^test/forge-check/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.local.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
  },
};
