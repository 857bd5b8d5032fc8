import mayImport from '../../eslint.rooms.json';
import { importsOf, rooms, sourcesOf, textOf } from './support/sources';

const table: Readonly<Record<string, readonly string[]>> = mayImport;

/** The rows of the table in docs/architecture.md: by room, everything between backquotes. */
function documented(): Map<string, string[]> {
  const [, section = ''] = textOf('docs/architecture.md').split('## Who may import whom');
  const rows = section.split(/^## /m)[0]?.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm) ?? [];
  return new Map(
    [...rows].map(([, room = '', cell = '']) => [
      room,
      [...cell.matchAll(/`([^`]+)`/g)].map(([, of = '']) => of),
    ]),
  );
}

/** What a room imports of others; without activities, which workflows know by type and never run themselves. */
function importedBy(room: string): Set<string> {
  const all = sourcesOf(room).flatMap((file) => importsOf(file).map(({ of }) => of));
  return new Set(all.filter((of) => !(room === 'workflows' && of.startsWith('activities/'))));
}

/** Whether an import falls under an entry: `register`, `workflows/messages`, `procedures/*.schema`, `procedures/data`. */
function fallsUnder(of: string, entry: string): boolean {
  const [room = '', part] = entry.split('/');
  if (!of.startsWith(`${room}/`)) return false;
  if (part === undefined) return true;
  return part.startsWith('*') ? of.endsWith(part.slice(1)) : of.split('/').includes(part);
}

describe('the table of imports', () => {
  it('is the same for readers and for lint', () => {
    const inDocument = [...documented()].map(([room, of]) => [room, of.toSorted()]);
    expect(inDocument).toEqual(Object.entries(table).map(([room, of]) => [room, of.toSorted()]));
  });

  it('has a row for every folder but those that measure and test', () => {
    expect(Object.keys(table).toSorted()).toEqual(rooms.filter((room) => !['bench', 'test'].includes(room)));
  });

  it.each(Object.entries(table))('allows %s no more than it needs, and no less', (room, allowed) => {
    const imported = [...importedBy(room)].filter(
      (of) => rooms.includes(of.split('/')[0]!) && !of.startsWith(`${room}/`),
    );
    expect(imported.filter((of) => !allowed.some((entry) => fallsUnder(of, entry)))).toEqual([]);
    expect(allowed.filter((entry) => !imported.some((of) => fallsUnder(of, entry)))).toEqual([]);
  });
});
