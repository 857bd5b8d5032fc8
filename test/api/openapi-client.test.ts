/** What whoever writes a portal gets: types made of the document by a common generator, and a program over them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const generator = join(root, 'node_modules/openapi-typescript/bin/cli.js');
const program = readFileSync(join(__dirname, 'fixtures/portal-client.ts'), 'utf8').replace(
  '../../../cli/http/api-types',
  './api-types',
);

jest.setTimeout(120_000);

describe('a TypeScript client made of the description', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lienthong-client-'));
    const output = ['--output', join(folder, 'api-types.ts'), '--default-non-nullable=false'];
    execFileSync(process.execPath, [generator, join(root, 'api/openapi.json'), ...output]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const complaints = (text: string): string[] => {
    const file = join(folder, 'portal.ts');
    writeFileSync(file, text);
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      root,
    );
    const compiled = ts.createProgram([file], {
      ...options,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    });
    return ts
      .getPreEmitDiagnostics(compiled)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };

  it('is the one that the command line is built with (npm run openapi)', () => {
    const committed = readFileSync(join(root, 'cli/http/api-types.ts'), 'utf8');
    expect(committed).toBe(readFileSync(join(folder, 'api-types.ts'), 'utf8'));
  });

  it('files a case, reads its view and handles every problem by its code', () => {
    expect(complaints(program)).toEqual([]);
  });

  it('does not compile where a member is misspelt or a problem is left out', () => {
    expect(complaints(program.replace('bornAt:', 'bornOn:'))).toHaveLength(1);
    const forgetful = program.replace("    case 'duplicate-case':\n", '');
    expect(forgetful).not.toBe(program);
    expect(complaints(forgetful)).not.toEqual([]);
  });
});
