import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'test/**', 'local/**/testing/**'];
const BROWSER_SCRIPTS = ['local/**/browser/*.js', 'local/**/sample/*.js'];
const BROWSER_GLOBALS = ['window', 'document', 'location', 'history', 'navigator', 'fetch', 'URL', 'URLSearchParams', 'FormData', 'CustomEvent', 'Event', 'EventSource',
  'HTMLElement', 'MessageChannel', 'MutationObserver', 'ResizeObserver', 'AbortController', 'crypto', 'console', 'structuredClone', 'setTimeout', 'clearTimeout', 'setInterval',
  'clearInterval', 'addEventListener', 'removeEventListener', 'dispatchEvent', 'postMessage', 'matchMedia', 'getComputedStyle', 'parent', 'DOMParser', 'innerHeight', 'innerWidth',
  'scrollX', 'scrollY', 'requestAnimationFrame', 'queueMicrotask', 'globalThis', 'localStorage', 'sessionStorage'];

export default tseslint.config(
  { ignores: ['**/dist/**', 'build/**', 'coverage/**', 'test/forge-check/fixtures/**', '.milepost/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['tsconfig.local.json', 'static/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A template holds numbers as often as texts, and neither prints badly.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` and `return doIt()` say no more than that it is done.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // What implements an asynchronous contract is asynchronous, whether or not it waits today.
      '@typescript-eslint/require-await': 'off',
      // A text is spread here into its characters, digits and initials as a rule, never into what emoji are made of.
      '@typescript-eslint/no-misused-spread': 'off',
      // `void` marks a value that is left aside on purpose, whatever its type.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // The overload that the rule would have instead is harder to read than an explicit type at the call.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  // Programs that talk to a person in a terminal, and the one place of the app that writes to Forge's log.
  { files: ['tools/**', 'local/**', 'test/**', 'static/dev/**', 'src/handlers/log.ts'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      // Tests look into answers of servers and stored records whose shape the expectation itself checks.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: BROWSER_SCRIPTS,
    languageOptions: { globals: Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, 'readonly'])) },
    rules: { eqeqeq: 'error', 'no-undef': 'error', 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
);
