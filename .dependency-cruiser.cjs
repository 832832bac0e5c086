/** The layers of docs/ARCHITECTURE.md: shared ← engine ← scoring, audiences, rehearsal ← drills ← http, socket, jobs, reports ← app ← index. */
const pure = '^server/(shared|engine|scoring|audiences|rehearsal|analysis|proof|improvement|charts/options)/';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'shared-knows-only-zod', severity: 'error', from: { path: '^server/shared/' }, to: { pathNot: '^server/shared/|node_modules/zod/' } },
    { name: 'engine-is-pure', severity: 'error', from: { path: '^server/engine/' }, to: { pathNot: '^server/(engine|shared)/' } },
    { name: 'scoring-is-pure', severity: 'error', from: { path: '^server/scoring/' }, to: { pathNot: '^server/(scoring|engine|shared)/' } },
    {
      name: 'audiences-are-pure',
      severity: 'error',
      from: { path: '^server/audiences/' },
      to: { pathNot: '^server/(audiences|engine|shared)/' },
    },
    { name: 'rehearsal-is-pure', severity: 'error', from: { path: '^server/rehearsal/' }, to: { pathNot: '^server/(rehearsal|scoring|engine|shared)/' } },
    { name: 'analysis-is-pure', severity: 'error', from: { path: '^server/analysis/' }, to: { pathNot: '^server/(analysis|scoring|engine|shared)/' } },
    { name: 'improvement-is-pure', severity: 'error', from: { path: '^server/improvement/' }, to: { path: '^server/', pathNot: '^server/(improvement|scoring|engine|shared)/|^server/errors\\.ts' } },
    { name: 'chart-options-are-pure', severity: 'error', from: { path: '^server/charts/options/' }, to: { pathNot: '^server/(charts/options|shared)/', dependencyTypesNot: ['type-only'] } },
    { name: 'proof-stands-alone', severity: 'error', from: { path: '^server/proof/' }, to: { path: '^server/', pathNot: '^server/(proof|scoring|engine|shared)/' } },
    { name: 'pure-has-no-node', severity: 'error', from: { path: pure }, to: { dependencyTypes: ['core'] } },
    { name: 'publishing-and-privacy-look-inward', severity: 'error', from: { path: '^server/(publishing|privacy)/' }, to: { path: '^server/', pathNot: '^server/(publishing|privacy|drills|scoring|shared)/|^server/errors\\.ts' } },
    { name: 'drills-look-inward', severity: 'error', from: { path: '^server/drills/' }, to: { path: '^server/(http|socket|jobs|reports|auth|log|directory|ops|cli|content|msel|convert)/|^server/(app|index)\\.ts' } },
    { name: 'drafts-look-inward', severity: 'error', from: { path: '^server/drafts/' }, to: { path: '^server/', pathNot: '^server/(drafts|drills|shared)/' } },
    { name: 'edges-do-not-know-storage', severity: 'error', from: { path: '^server/(http|socket|jobs|reports|exports|auth)/' }, to: { path: '^server/(log|directory)/' } },
    { name: 'edges-do-not-know-each-other', severity: 'error', from: { path: '^server/(http|socket)/' }, to: { path: '^server/(http|socket)/', pathNot: '^server/$1/' } },
    { name: 'nobody-imports-the-root', severity: 'error', from: { path: '^server/', pathNot: '^server/(index|cli/)' }, to: { path: '^server/(app|index)\\.ts' } },
    { name: 'client-not-server', severity: 'error', from: { path: '^client/' }, to: { path: '^server/', pathNot: '^server/(shared|engine|scoring|audiences|proof|charts/options)/' } },
    { name: 'client-features-apart', severity: 'error', from: { path: '^client/src/consoles/([^/]+)/', pathNot: '^client/src/consoles/replay/' }, to: { path: '^client/src/consoles/([^/]+)/', pathNot: '^client/src/consoles/$1/' } },
    { name: 'server-not-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    { name: 'no-dev-deps-in-prod', severity: 'error', from: { path: '^server/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
