/** What the simulators hold, and how they are made to behave, by their own controls under `/_sim`. */
import { z } from 'zod';
import { agencyIds, type AgencyId } from '../../../domain/agencies';
import { eventually } from './eventually';
import type { RunningStack } from './running-stack';

export interface Word {
  decision: 'granted' | 'refused' | 'supplement-requested';
  reason?: { code: string; text?: string };
  fields?: { pointer: string }[];
  result?: Record<string, unknown>;
  until?: string;
}

interface DeskSettings {
  mode?: 'auto' | 'manual';
  delayMs?: number;
  rules?: (Word & { caseId?: string; step?: string; times?: number })[];
}

export const setDesk = (stack: RunningStack, agency: AgencyId, desk: DeskSettings): Promise<unknown> =>
  stack.sim(agency, '/desk', { method: 'PUT', body: desk });

export const setFaults = (stack: RunningStack, agency: AgencyId, faults: object): Promise<unknown> =>
  stack.sim(agency, '/faults', { method: 'PUT', body: faults });

export const deskAgencies = [
  'civil-status',
  'residence',
  'social-insurance',
  'identity',
  'social-affairs',
] as const satisfies readonly AgencyId[];

export const setAllDesks = (stack: RunningStack, desk: DeskSettings): Promise<unknown> =>
  Promise.all(deskAgencies.map((agency) => setDesk(stack, agency, desk)));

/** Every agency in order again, its officers deciding by themselves and at once. */
export async function calm(stack: RunningStack): Promise<void> {
  await Promise.all(agencyIds.map((agency) => setFaults(stack, agency, {})));
  await setAllDesks(stack, {});
}

/** Decides by hand; tells whether there was still something to decide. */
export async function decide(
  stack: RunningStack,
  { agency, key }: { agency: AgencyId; key: string },
  word: Word,
): Promise<boolean> {
  const path = `/_sim/dossiers/${encodeURIComponent(key)}/decision`;
  const answer = await stack.ask(stack.ready.agencies[agency] + path, {
    method: 'POST',
    body: word,
    token: null,
  });
  if (answer.status !== 200 && answer.status !== 409)
    throw new Error(`${agency} answered ${String(answer.status)} to a decision by hand`);
  return answer.status === 200;
}

const Dossier = z.looseObject({
  key: z.string(),
  state: z.string(),
  dossier: z.record(z.string(), z.unknown()),
});
const Effect = z.object({
  dossierKey: z.string(),
  act: z.string(),
  at: z.string(),
  reversedAt: z.string().optional(),
});
const Person = z.looseObject({
  personalId: z.string(),
  name: z.string().optional(),
  sex: z.string().optional(),
  status: z.string(),
  supersededBy: z.string().optional(),
  residence: z.looseObject({ commune: z.string(), detail: z.string().optional() }).nullable(),
});
export type Effect = z.infer<typeof Effect>;

const listed = <Row extends z.ZodType>(row: Row) => z.object({ data: z.array(row) });

export async function dossiersAt(stack: RunningStack, agency: AgencyId, caseId: string) {
  return listed(Dossier).parse(await stack.sim(agency, `/dossiers?case=${caseId}`)).data;
}

export async function effectsAt(stack: RunningStack, agency: AgencyId, caseId: string): Promise<Effect[]> {
  return listed(Effect).parse(await stack.sim(agency, `/ledger?case=${caseId}`)).data;
}

export async function getPerson(stack: RunningStack, personalId: string) {
  return Person.parse(await stack.sim('population', `/persons/${personalId}`));
}

/** Before an agency decides, it has to hold the dossier; undecided, so that a test can decide it. */
export function untilHeld(stack: RunningStack, agency: AgencyId, key: string): Promise<unknown> {
  const [caseId = ''] = key.split('/');
  return eventually(async () =>
    (await dossiersAt(stack, agency, caseId)).find((one) => one.key === key && one.state === 'received'),
  );
}

export const addPerson = (stack: RunningStack, person: object): Promise<unknown> =>
  stack.sim('population', '/persons', {
    method: 'POST',
    body: { ethnicity: 'Kinh', nationality: 'VN', ...person },
  });

export const issueDeathNotice = (stack: RunningStack, notice: object): Promise<unknown> =>
  stack.sim('health', '/death-notices', { method: 'POST', body: { facilityCode: '79024', ...notice } });
