/** Small files of state: written whole or not at all, and readable by this user alone where they hold a secret. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Readers see the old content or the new, never a part of it. Mode 0600. */
export function writeWhole(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${String(process.pid)}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/** The text of `file`, or undefined when there is none. */
export function findText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The parsed JSON of `file`, or undefined when there is none or it is not JSON; the caller checks its shape. */
export function findJson(file: string): unknown {
  const text = findText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The secret kept in `file`; made from 32 random bytes the first time. */
export function keptSecret(file: string): string {
  const kept = findText(file)?.trim();
  if (kept !== undefined && kept.length >= 32) return kept;
  const made = randomBytes(32).toString('base64url');
  writeWhole(file, `${made}\n`);
  return made;
}
