import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextOf, type CommonOptions, type Context } from '../../../cli/commands/context';
import type { ExitCode } from '../../../cli/failure';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A data folder in which a stack says that it is up. */
export function dataFolder(ready: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-cli-'));
  folders.push(folder);
  writeFileSync(join(folder, 'ready.json'), JSON.stringify(ready));
  return folder;
}

export interface Said {
  code: ExitCode;
  text: string;
}

/** Runs a verb in this process and keeps what it says. */
export async function runVerb(
  verb: (context: Context) => Promise<ExitCode>,
  options: Partial<CommonOptions>,
): Promise<Said> {
  const lines: string[] = [];
  const common: CommonOptions = { as: 'ops', data: '/nowhere', output: 'table', lang: 'en', ...options };
  const code = await verb(contextOf(common, (text) => lines.push(text)));
  return { code, text: lines.join('\n') };
}
