import { writeFileSync } from 'node:fs';
import { buildWorkflowBundle } from './workflow-bundle';

/**
 * Makes the workflow bundle that workers are started with: `build-bundle <outfile>`. Bundling inside the worker would
 * keep the bundler's 80 MB in its memory.
 */
async function main([outfile]: readonly string[]): Promise<void> {
  if (outfile === undefined) throw new Error('usage: build-bundle <outfile>');
  writeFileSync(outfile, await buildWorkflowBundle());
}

void main(process.argv.slice(2));
