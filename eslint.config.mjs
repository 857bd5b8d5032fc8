import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * The rooms of the house, innermost first. A room may import only what its row lists: a room as a whole, or of it what
 * follows the slash, which rules of its own below see to. docs/architecture.md has the same table for readers.
 */
const mayImport = JSON.parse(readFileSync(new URL('eslint.rooms.json', import.meta.url), 'utf8'));

const rooms = [...Object.keys(mayImport), 'bench', 'test'];

/** Patterns that refuse every room which `room` may not import. */
const roomRules = (room) =>
  rooms
    .filter((other) => other !== room && !mayImport[room].some((allowed) => allowed.split('/')[0] === other))
    .map((other) => ({
      group: [`**/../${other}/**`, `../${other}`, `../${other}/**`, `../../${other}/**`],
      allowTypeImports: room === 'workflows' && other === 'activities',
      message: `${room}/ does not import ${other}/`,
    }));

const restricted = (room, extra = []) => ({
  files: [`${room}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...roomRules(room), ...extra] }],
  },
});

/** What the workflow sandbox lacks, or what would change decisions on replay. */
const sandbox = [
  {
    group: ['**/activities', '**/activities/**'],
    allowTypeImports: true,
    message: 'workflows may import activity types only',
  },
  { group: ['**/domain/schemas/**', '**/*.schema'], allowTypeImports: true, message: 'schemas are zod' },
  {
    regex: '/(bundles|bundle|intake|intake-rules|intake/.*|administrative-units.*)$',
    allowTypeImports: true,
    message: 'what a front door knows of a bundle, and code lists, are for the borders',
  },
  {
    group: ['zod', 'node:*', '@temporalio/*', '!@temporalio/workflow'],
    allowTypeImports: true,
    message: 'not available in the workflow sandbox',
  },
];
/** What of procedures the sandbox never sees; all else there is law, that a workflow may import. */
const atTheBorders = [
  'procedures/bundles.ts',
  'procedures/**/bundle.ts',
  'procedures/**/intake*.ts',
  'procedures/**/intake/**',
  'procedures/**/*.schema.ts',
  'procedures/shared/{administrative-units,explain-case}.ts',
];
const environment = {
  object: 'process',
  property: 'env',
  message: 'runtime/config alone reads the environment',
};
const onlyMessages = [
  {
    group: ['../workflows/**', '!../workflows/messages', '../../workflows/**', '!../../workflows/messages'],
    message: 'what speaks to workflows knows messages.ts alone',
  },
];
const onlyWorkflowBorder = [
  {
    group: [
      '../workflows/**',
      '!../workflows/messages',
      '!../workflows/rehearsal',
      '!../workflows/case-input',
      '../../workflows/**',
      '!../../workflows/messages',
      '!../../workflows/rehearsal',
      '!../../workflows/case-input',
    ],
    message: 'casework/ knows messages.ts, rehearsal.ts and what a case is started with',
  },
  {
    group: ['../workflows/case-input', '../../workflows/case-input'],
    allowTypeImports: true,
    message: 'what a case is started with is a type',
  },
];
const onlyWorkflowBundle = [
  {
    group: ['../worker/**', '!../worker/workflow-bundle', '../../worker/**', '!../../worker/workflow-bundle'],
    message: 'the command line replays against the bundle of the tree, and needs nothing else of the worker',
  },
];
const onlyConformance = [
  {
    group: ['../../agency-kit/*', '!../../agency-kit/conformance', '../agency-kit/*'],
    message: 'the command line tries agencies, and is none',
  },
];
/** What a browser is given of other rooms: words, the calendar, code lists, and types of the API. */
const webOnly = [
  {
    regex: '/procedures/(?!shared/(calendar|needs|data/)).*',
    message: 'the console takes the calendar, code lists and needs of steps in procedures only',
  },
  {
    regex: '/cli/(?!http/api-types$).*',
    message: 'the console takes the types of the API from cli/ only',
  },
  {
    group: ['**/cli/http/api-types'],
    allowTypeImports: true,
    message: 'the API is known by its types alone',
  },
];
const onlyKitsTables = [
  {
    group: ['../agency-kit/*', '../../agency-kit/*', '!../../agency-kit/schema'],
    message: 'the register makes the tables that a desk has from the kit, and knows no more of it',
  },
];
const simulatorsOnlyForms = [
  {
    regex: '^(\\.\\./)+procedures/(?!reasons$|.*(/data/|\\.schema$))',
    message: 'simulators read dossier schemas, data files and reasons of procedures only',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      'dist/**',
      '.lienthong/**',
      '**/*.js',
      '**/*.mjs',
      'cli/http/api-types.ts',
      'web/dist/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['runtime/config.ts', 'runtime/config/**'],
    rules: { 'no-restricted-properties': ['error', environment] },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        environment,
        {
          object: 'Date',
          property: 'now',
          message: 'a replay reads another time: a case goes by the clock of its history',
        },
      ],
    },
  },
  {
    // What a page shows is counted with what it does.
    files: ['web/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['cli/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': 'off',
    },
  },
  restricted('domain'),
  restricted('procedures', [{ group: ['zod'], allowTypeImports: true, message: 'zod is for *.schema.ts' }]),
  { ...restricted('procedures', sandbox), ignores: atTheBorders },
  { ...restricted('procedures'), files: ['procedures/**/*.schema.ts'] },
  restricted('workflows', sandbox),
  restricted('activities'),
  restricted('register', onlyKitsTables),
  restricted('documents'),
  restricted('agency-kit'),
  restricted('issuer'),
  restricted('simulators', simulatorsOnlyForms),
  restricted('runtime'),
  restricted('worker', onlyMessages),
  restricted('casework', onlyWorkflowBorder),
  restricted('notify'),
  restricted('desk'),
  restricted('api'),
  restricted('web', webOnly),
  restricted('cli', [...onlyMessages, ...onlyWorkflowBundle, ...onlyConformance]),
);
