import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** The workflows and all they import, as the one script that their sandbox runs. */
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
