import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Tiếng Việt') && !line.startsWith('| ---'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Everything that the product exports, by name. */
function exportedNames(): Set<string> {
  const rooms = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^(\..*|node_modules|dist|test|bench)$/.test(entry.name),
  );
  const texts = rooms
    .flatMap(({ name }) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((file) => join(name, file)),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const form =
    /^export (?:declare )?(?:abstract )?(?:interface|type|class|const|function|async function) (\w+)/gm;
  return new Set(texts.flatMap((text) => [...text.matchAll(form)].map(([, name = '']) => name)));
}

describe('the glossary', () => {
  it('names types that exist', () => {
    const names = exportedNames();
    const used = rows.flatMap((row) => [...(row[4] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  it('says each word in both languages with its meaning, and each English word once', () => {
    for (const [, vietnamese, english, meaning] of rows)
      for (const cell of [vietnamese, english, meaning]) expect(cell).not.toBe('');
    const words = rows.map(([, , english]) => english);
    expect(new Set(words).size).toBe(words.length);
  });
});
