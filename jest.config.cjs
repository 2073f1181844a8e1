/** Tests run on the app's sources, stripped of types by swc; `npm run types` is what checks the types. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/local', '<rootDir>/test', '<rootDir>/static/src', '<rootDir>/tools'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022', transform: { react: { runtime: 'automatic' } } },
      module: { type: 'commonjs' },
    }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(dinero\.js|@sparticuz/chromium|@apidevtools/json-schema-ref-parser)/)'],
  // Copies of an app come and go here while its test runs.
  modulePathIgnorePatterns: ['<rootDir>/test/forge-check/fixtures/build/'],
  setupFilesAfterEnv: ['<rootDir>/static/src/testing/english.ts'],
  testSequencer: '<rootDir>/test/slow-first.cjs',
  maxWorkers: 2,
  // Generous, since a machine that is busy with other work takes several times as long: what hangs is still ended.
  testTimeout: 60_000,
};
