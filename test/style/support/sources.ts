import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(__dirname, '../../..');

/** Folders of the repository that hold TypeScript. */
export const rooms = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(\.|node_modules|dist|docs|examples)/.test(entry.name))
  .map(({ name }) => name);

/** By path from the root, with slashes. */
export function sourcesOf(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => `${room}/${file}`);
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

interface Import {
  /** From the root, without its ending. */
  of: string;
  typeOnly: boolean;
}

/** What a file imports or passes on of ours; with all that is imported by type only. */
export function importsOf(file: string, text = textOf(file)): Import[] {
  const found = text.matchAll(/^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'(\.[^']*)';/gms);
  return [...found].map(([, type, path = '']) => ({
    of: relative(root, join(root, dirname(file), path)),
    typeOnly: type !== undefined,
  }));
}
