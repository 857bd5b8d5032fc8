/**
 * Run as `sdk-download.ts dev-server|time-skipping FOLDER`: has the SDK download its own server into FOLDER.
 * A program of its own, because the SDK's native library stays in memory once loaded.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

async function download(kind: string | undefined, folder: string): Promise<void> {
  const executable = { type: 'cached-download', downloadDir: folder } as const;
  const environment =
    kind === 'time-skipping'
      ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
      : await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
}

const [kind, folder = '.'] = process.argv.slice(2);
download(kind, folder).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'the download failed'}\n`);
  process.exitCode = 1;
});
