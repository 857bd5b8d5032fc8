import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rooms = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|docs|examples)/.test(entry.name))
  .map(({ name }) => name);

/** A comment that a blank line follows speaks of the file; any other of what stands below it. */
const lateHeader = /^(?:import[^;]*;\n+)+\/\*\*(?:(?!\*\/)[^])*\*\/\n\n/;

describe('source files', () => {
  it.each(rooms)('of %s say what they are for before their imports', (room) => {
    expect(rooms.length).toBeGreaterThan(10);
    const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(room, file));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => lateHeader.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('would be found if one did not', () => {
    expect(
      lateHeader.test(
        "import a from 'a';\nimport { b } from 'b';\n\n/** All of it. */\n\nexport const c = 1;\n",
      ),
    ).toBe(true);
    expect(lateHeader.test("import a from 'a';\n\n/** Of c. */\nexport const c = 1;\n")).toBe(false);
  });
});
