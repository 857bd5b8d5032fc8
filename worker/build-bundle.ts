import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/**
 * Makes the workflow bundle that workers are started with: `build-bundle <outfile>`. Bundling inside the worker would
 * keep the bundler's 80 MB in its memory.
 */
async function main(outfile: string): Promise<void> {
  writeFileSync(outfile, await buildWorkflowBundle());
}

export async function buildWorkflowBundle(): Promise<string> {
  const root = join(__dirname, '..');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    // Evaluated once instead of anew for each workflow: the law's tables are most of the bundle.
    preloadModules: [join(root, 'procedures', 'bundles.ts'), join(root, 'procedures', 'calendar.ts')],
    logger: quiet,
  });
  return code;
}

/** The bundler's own words go nowhere: it throws when it fails. */
const quiet = new DefaultLogger('ERROR');

if (require.main === module) {
  const [outfile] = process.argv.slice(2);
  if (!outfile) throw new Error('usage: build-bundle <outfile>');
  void main(outfile);
}
