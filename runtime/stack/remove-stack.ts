/** Takes away all that a stopped stack has stored, also where its database had to lie outside the data folder. */
import { rmSync } from 'node:fs';
import { removeDatabase } from '../postgres/home';

export function removeStack(dir: string): void {
  removeDatabase(dir);
  rmSync(dir, { recursive: true, force: true });
}
