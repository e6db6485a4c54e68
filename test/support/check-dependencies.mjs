// Checks who imports whom (docs/adr/0002-layers.md). Run by `npm run deps`.
import { readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';

/** Layer → what it may import besides itself. The table of docs/adr/0002-layers.md. */
const MAY_IMPORT = {
  domain: [],
  command: ['domain'],
  markdown: ['domain'],
  export: ['domain'],
  store: ['domain'],
  view: ['domain', 'command/usage'],
  register: ['domain', 'store', 'command', 'markdown', 'export'],
  delivery: ['register', 'store', 'view', 'domain'],
  slack: ['delivery', 'register', 'command', 'view', 'domain'],
  sandbox: ['view/limits'],
};
/** Files that only the composition root and the command line read; their values are passed in. */
const LEAVES = ['config', 'log'];

const layerRules = Object.entries(MAY_IMPORT).map(([layer, others]) => ({
  name: `${layer}-imports`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    path: '^src/',
    pathNot: [layer, ...others].map((path) => `^src/${path}(/|\\.ts$)`),
  },
}));

const rules = [
  ...layerRules,
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'usage-table-is-for-help',
    severity: 'error',
    from: { path: '^src/view/', pathNot: '^src/view/help\\.ts$' },
    to: { path: '^src/command/' },
  },
  {
    name: 'leaves-import-nothing',
    severity: 'error',
    from: { path: `^src/(${LEAVES.join('|')})\\.ts$` },
    to: { path: '^src/' },
  },
  {
    name: 'command-line-is-for-main',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(command-line/|main\\.ts$)' },
    to: { path: '^src/command-line/' },
  },
  {
    name: 'stand-in-stays-outside',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(sandbox/|demo)' },
    to: { path: '^src/(sandbox/|demo)' },
  },
  {
    name: 'domain-needs-no-framework',
    severity: 'error',
    from: { path: '^src/(domain|command|markdown|export|view)/' },
    to: { path: '^(postgres|@slack/(bolt|web-api)|node:(fs|net|http|child_process))' },
  },
  {
    name: 'production-needs-no-dev-dependency',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(sandbox/|demo)' },
    // Packages of types alone are gone when the code runs.
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg'],
      pathNot: '^node_modules/(@types|@slack/types)/',
    },
  },
  {
    name: 'nothing-unresolved',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

const { output } = await cruise(['src'], {
  ruleSet: { forbidden: rules },
  validate: true,
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^src/sandbox/page/' },
  enhancedResolveOptions: {
    conditionNames: ['import', 'node', 'default'],
    exportsFields: ['exports'],
  },
});

const sources = readdirSync('src', { recursive: true }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('sandbox/page/'),
);
const seen = output.modules.filter((module) => module.source.startsWith('src/'));
const edges = seen.flatMap((module) => module.dependencies).length;
// A parser that cannot read TypeScript finds nothing and calls it clean.
if (seen.length < sources.length || edges < sources.length) {
  console.error(`Only ${seen.length} of ${sources.length} modules, ${edges} imports were seen.`);
  process.exit(2);
}
for (const { rule, from, to } of output.summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
console.log(
  `${seen.length} modules, ${edges} imports, ${output.summary.violations.length} violations`,
);
process.exit(output.summary.violations.length > 0 ? 1 : 0);
