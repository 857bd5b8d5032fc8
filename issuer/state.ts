/**
 * What the issuer remembers, in files, so that a sign-in goes on where it was when the process is killed in the middle.
 * A file for each thing; its name says nothing of who it is about.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { z } from 'zod';
import { findJson, writeWhole } from '../runtime/files';

const Kept = z.object({
  endsAtMs: z.number().nullable(),
  payload: z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null),
});
type Kept = z.infer<typeof Kept>;

export interface State {
  of(model: string): Adapter;
  /** Forgets what has ended. */
  sweep(): void;
}

export function openState(folder: string): State {
  const state: State = {
    of: (model) => adapterIn(join(folder, model)),
    sweep: () => {
      for (const model of namesIn(folder))
        for (const file of filesIn(join(folder, model)))
          if (find(file) === undefined) rmSync(file, { force: true });
    },
  };
  state.sweep();
  return state;
}

function adapterIn(folder: string): Adapter {
  const fileOf = (id: string): string => join(folder, createHash('sha256').update(id).digest('hex'));
  const findBy = (member: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
    filesIn(folder)
      .map((file) => find(file)?.payload)
      .find((payload) => payload?.[member] === value);
  return {
    upsert: (id, payload, expiresIn) =>
      done(() =>
        keep(fileOf(id), {
          payload,
          endsAtMs: expiresIn === undefined ? null : Date.now() + expiresIn * 1_000,
        }),
      ),
    find: (id) => Promise.resolve(find(fileOf(id))?.payload),
    findByUid: (uid) => Promise.resolve(findBy('uid', uid)),
    findByUserCode: (code) => Promise.resolve(findBy('userCode', code)),
    consume: (id) =>
      done(() => {
        const kept = find(fileOf(id));
        const consumed = Math.floor(Date.now() / 1_000);
        if (kept) keep(fileOf(id), { ...kept, payload: { ...kept.payload, consumed } });
      }),
    destroy: (id) => done(() => rmSync(fileOf(id), { force: true })),
    revokeByGrantId: (grantId) =>
      done(() => {
        for (const file of filesIn(folder))
          if (find(file)?.payload.grantId === grantId) rmSync(file, { force: true });
      }),
  };
}

const done = (act: () => void): Promise<void> => Promise.resolve().then(act);
const keep = (file: string, kept: Kept): void => writeWhole(file, JSON.stringify(kept));

/** Undefined also where it has ended. */
function find(file: string): Kept | undefined {
  const { success, data } = Kept.safeParse(findJson(file));
  return success && (data.endsAtMs ?? Infinity) > Date.now() ? data : undefined;
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
const filesIn = (folder: string): string[] => namesIn(folder).map((name) => join(folder, name));
