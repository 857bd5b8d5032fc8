/** Leaves some families' cases undecided at desks, so that whoever signs in as a clerk finds work. */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Ready } from '../../runtime/stack/ready';
import { ApiClient } from '../http/api-client';
import { ApiProblem } from '../http/problem';
import { Failure } from '../failure';
import type { Language } from '../language';
import { desksOfSamples, samplesForClerks } from '../samples/birth/for-clerks';
import { fileSample } from './filed-sample';
import { prepareRecords } from './prepare';

export interface TasksLeft {
  /** Under which to sign in, and how many tasks wait there. */
  user: string;
  open: number;
}

const withinMs = 30_000;
const lookEveryMs = 250;
const Agencies = z.object({
  data: z.array(
    z.object({ agency: z.string(), since: z.string().nullable(), desk: z.object({ open: z.int() }) }),
  ),
});

/**
 * Whoever has said since who decides for an agency is not overruled. Filed once, however often the system is started.
 * Without the development identity there are no users to sign in as, and nothing is left.
 */
export async function leaveTasks(
  { api: baseUrl, tokens, agencies }: Ready,
  { language, signal }: { language: Language; signal: AbortSignal },
): Promise<TasksLeft[]> {
  if (!tokens) return [];
  const client = (user: string): ApiClient => new ApiClient({ baseUrl, token: tokens[user], language });
  const ops = client('ops');
  const said = Agencies.parse(await ops.get('/v1/ops/agencies')).data;
  const isUntold = (agency: string): boolean =>
    said.some((one) => one.agency === agency && one.since === null);
  try {
    for (const { agency, only } of desksOfSamples)
      if (isUntold(agency)) await ops.put(`/v1/ops/agencies/${agency}/mode`, { mode: 'desk', only, reason });
    await prepareRecords(agencies, samplesForClerks);
    for (const sample of samplesForClerks) await fileSample(client('portal'), sample);
    return await untilThere(ops, { signal, isNew: desksOfSamples.some(({ agency }) => isUntold(agency)) });
  } catch (error) {
    // It is something to look at, and no part of what the samples prove.
    if (error instanceof ApiProblem || error instanceof Failure) return [];
    throw error;
  }
}

const reason =
  'Phường mẫu chưa có phần mềm riêng: cán bộ giải quyết tại đây (sample communes without software)';

/** As far as the tasks have come in time; of those from an earlier start some may have been decided. */
async function untilThere(
  ops: ApiClient,
  { signal, isNew }: { signal: AbortSignal; isNew: boolean },
): Promise<TasksLeft[]> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  for (;;) {
    const { data } = Agencies.parse(await ops.get('/v1/ops/agencies'));
    const left = desksOfSamples.map(({ agency }) => ({
      user: `clerk:${agency}`,
      open: data.find((one) => one.agency === agency)?.desk.open ?? 0,
      wanted: samplesForClerks.filter(({ desk }) => desk === agency).length,
    }));
    if (!isNew || end.aborted || left.every(({ open, wanted }) => open >= wanted))
      return left.map(({ user, open }) => ({ user, open })).filter(({ open }) => open > 0);
    await delay(lookEveryMs, undefined, { signal: end }).catch(() => undefined);
  }
}
