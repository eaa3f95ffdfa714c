/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...[
      ['intake', []],
      ['diagnosis', ['intake']],
      ['triage', ['intake', 'diagnosis', 'ticket/support-request.ts']],
      ['ticket', ['intake', 'diagnosis', 'triage']],
    ].map(([layer, below]) => ({
      name: `${layer}-imports-what-is-below`,
      comment: 'Imports run one way: intake ← diagnosis ← triage ← ticket ← wizard ← components.',
      severity: 'error',
      from: { path: `^src/${layer}/`, pathNot: '[.](test|bench)[.]ts$|/corpus/' },
      to: { path: '^src/', pathNot: `^src/(${[layer, ...below].join('|')})` },
    })),
    {
      name: 'core-is-pure',
      comment:
        'The core runs in tests, the build, the browser and the terminal alike; of packages it knows XState alone.',
      severity: 'error',
      from: { path: '^src/(intake|diagnosis|triage|ticket)/', pathNot: '[.](test|bench)[.]ts$|/corpus/' },
      to: { dependencyTypesNot: ['local', 'type-only'], pathNot: '(^|node_modules/)xstate([/:]|$)' },
    },
    {
      name: 'wizard-is-for-the-browser',
      severity: 'error',
      from: { path: '^src/wizard/', pathNot: '[.](test|bench)[.]tsx?$' },
      to: { path: '^src/(authoring|cli|components|e2e)/|(^|node_modules/)(astro|zod|yaml|satteri)([/:]|$)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(astro|virtual):' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
