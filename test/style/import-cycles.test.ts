import { importsOf, rooms, sourcesOf } from './support/sources';

type Imports = ReadonlyMap<string, readonly string[]>;

function importsOfTree(): Imports {
  const files = new Set(rooms.flatMap(sourcesOf));
  return new Map(
    [...files].map((file) => [
      file,
      importsOf(file).flatMap(({ of }) =>
        [`${of}.ts`, `${of}.tsx`, `${of}/index.ts`].filter((one) => files.has(one)),
      ),
    ]),
  );
}

/** The first way found from a file back to itself. */
function findCycle(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next, [...way, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

describe('imports', () => {
  it('go in no circle, not even by types alone', () => {
    const imports = importsOfTree();
    expect([...imports.values()].flat().length).toBeGreaterThan(1_000);
    expect(findCycle(imports)).toBeUndefined();
  });

  it('would be found if they did', () => {
    expect(importsOf('a/b.ts', "import type {\n  C,\n} from '../c/c';\n")).toEqual([
      { of: 'c/c', typeOnly: true },
    ]);
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(findCycle(circle)).toEqual(['b', 'd', 'b']);
  });
});
