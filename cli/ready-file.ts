/** What a running stack says of itself in its data folder (`ready.json`). */
import { join } from 'node:path';
import { z } from 'zod';
import { findJson } from '../runtime/files';

const ReadyFile = z.looseObject({
  api: z.string(),
  gateway: z.string().optional(),
  agencies: z.record(z.string(), z.string()).default({}),
  temporal: z
    .looseObject({ address: z.string(), namespace: z.string().optional(), ui: z.string().optional() })
    .optional(),
  database: z.string().optional(),
  processes: z.record(z.string(), z.number()).default({}),
  tokens: z.record(z.string(), z.string()).default({}),
});
export type ReadyFile = z.output<typeof ReadyFile>;

export const readyPath = (dataDir: string): string => join(dataDir, 'ready.json');

/** Undefined when no stack is up on the folder, or the file is not one of ours. */
export function findReadyFile(dataDir: string): ReadyFile | undefined {
  return ReadyFile.safeParse(findJson(readyPath(dataDir))).data;
}
