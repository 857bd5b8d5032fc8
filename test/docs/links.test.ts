import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (document: string): string => readFileSync(join(root, document), 'utf8');

describe('the documents', () => {
  it('link to what exists', () => {
    const dead = documents.flatMap((document) =>
      [...read(document).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !existsSync(join(root, dirname(document), target)))
        .map((target) => `${document}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it.each(['CONTRIBUTING.md', 'SECURITY.md'])('%s names files that exist', (document) => {
    const named = [...read(document).matchAll(/`([\w.-]+(?:\/[\w.<>-]+)+\/?)`/g)].map(
      ([, path = '']) => path,
    );
    const real = named.filter((path) => !path.includes('<'));
    expect(real.length).toBeGreaterThan(5);
    expect(real.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('map every folder of the product, in both languages', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\..*|node_modules|dist)$/.test(entry.name))
      .map(({ name }) => `\`${name}/\``);
    for (const document of ['README.md', 'README.vi.md'])
      expect(folders.filter((folder) => !read(document).includes(folder))).toEqual([]);
  });
});
