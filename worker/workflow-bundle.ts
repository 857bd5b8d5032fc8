import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = join(__dirname, '..');

/** The workflows, ours or those of a bundle published elsewhere, and all they import: the one script that their sandbox runs. */
export async function buildWorkflowBundle(
  workflowsPath = join(root, 'workflows', 'index.ts'),
): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // Evaluated once instead of anew for each workflow: the law's tables are most of the bundle.
    preloadModules: [join(root, 'procedures', 'bundles.ts'), join(root, 'procedures', 'calendar.ts')],
    logger: quiet,
  });
  return code;
}

/** The bundler's own words go nowhere: it throws when it fails. */
const quiet = new DefaultLogger('ERROR');
