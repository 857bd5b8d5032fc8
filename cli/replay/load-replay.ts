/** The replay verb is loaded when it is asked for: it brings the engine's worker with it, in half a second and 40 MB. */
import { createRequire } from 'node:module';
import type * as replay from '../commands/replay';

/** By `require`, for `import()` leads past the loader that reads TypeScript. The file is our own, and so is its type. */
export function loadReplay(): typeof replay {
  return createRequire(__filename)('../commands/replay') as typeof replay;
}
