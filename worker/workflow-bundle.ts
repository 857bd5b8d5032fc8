import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type BundleOptions } from '@temporalio/worker';
import { findBuiltBundle } from '../runtime/stack/bundle';

const root = join(__dirname, '..');
const procedures = join(root, 'procedures');

/** The script of our workflows: the one that was built, in the tree one of the sources as they stand. */
export async function workflowScript(): Promise<string> {
  const built = findBuiltBundle();
  return built === undefined ? buildWorkflowBundle() : readFile(built, 'utf8');
}

/** The workflows, ours or those of a bundle published elsewhere, and all they import: the one script that their sandbox runs. */
export async function buildWorkflowBundle(
  workflowsPath = join(root, 'workflows', 'index.ts'),
): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // Evaluated once instead of anew for each workflow: the law's tables are most of the bundle.
    preloadModules: [join(procedures, 'shared', 'calendar.ts'), ...editionsOfBundles()],
    logger: quiet,
    webpackConfigHook: compileForNode,
  });
  return code;
}

function editionsOfBundles(): string[] {
  const folders = readdirSync(procedures);
  return folders.map((folder) => join(procedures, folder, 'editions.ts')).filter((path) => existsSync(path));
}

/** The bundler's own words go nowhere: it throws when it fails. */
const quiet = new DefaultLogger('ERROR');

type WebpackConfig = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** The SDK compiles for 2017, when the spread of an object was a helper of many calls; the fold is made of spreads. */
function compileForNode(config: WebpackConfig): WebpackConfig {
  const options = { sourceMap: true, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  const rules = config.module?.rules?.map((rule) => {
    if (typeof rule !== 'object' || !(rule?.test instanceof RegExp) || !rule.test.test('.ts')) return rule;
    const { use } = rule;
    return typeof use === 'object' && 'loader' in use ? { ...rule, use: { ...use, options } } : rule;
  });
  return { ...config, module: { ...config.module, ...(rules && { rules }) } };
}
