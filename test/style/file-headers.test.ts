import { rooms, sourcesOf, textOf } from './support/sources';

/** A comment that a blank line follows speaks of the file; any other of what stands below it. */
const lateHeader = /^(?:import[^;]*;\n+)+\/\*\*(?:(?!\*\/)[^])*\*\/\n\n/;

describe('source files', () => {
  it.each(rooms)('of %s say what they are for before their imports', (room) => {
    expect(rooms.length).toBeGreaterThan(10);
    const files = sourcesOf(room);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => lateHeader.test(textOf(file)))).toEqual([]);
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
