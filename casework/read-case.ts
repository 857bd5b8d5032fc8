import { viewOf } from '../domain/fold/view';
import type { CaseView } from '../domain/case-view';
import type { Reach, Reachable } from '../domain/rights/reach';
import { findSight, type Sight } from '../domain/rights/sight';
import type { CaseRecord } from '../register/find-case';
import { reachableSteps } from '../register/reachable';
import type { Register } from '../register/register';
import { findCaseOnRecord, type CaseOnRecord } from './case-on-record';
import { readOf, sightFor, type Reader } from './reading/reader';
import { refused, type Result } from './refusal';

export interface CaseAsked {
  caseId: string;
  reader: Reader;
}

/** How much of a case whoever asks sees. */
export interface Seen {
  sight: Sight;
}

type ReadLog = Pick<Register, 'recordReads'>;

/** The case as people see it. Those who follow a case ask again and again; the register answers them from memory. */
export async function viewCase(
  register: ReadLog & Pick<Register, 'findCase'>,
  asked: CaseAsked,
): Promise<Result<CaseRecord & Seen>> {
  const found = await register.findCase(asked.caseId);
  if (!found) return refused({ code: 'unknown-case' });
  return seen(register, asked, { found, sight: sightOf(found, found.view, asked.reader.reaches) });
}

/** The case with all that is on record of it, for whoever goes on from there. */
export async function readCase(
  register: ReadLog & Pick<Register, 'findStoredCase'>,
  asked: CaseAsked,
): Promise<Result<CaseOnRecord & Seen>> {
  const found = await findCaseOnRecord(register, asked.caseId);
  if (!found) return refused({ code: 'unknown-case' });
  return seen(register, asked, { found, sight: sightOf(found, viewOf(found.state), asked.reader.reaches) });
}

/** That somebody asked for a case out of their reach is on the read log; to them it is as if it were not there. */
async function seen<Found extends object>(
  register: ReadLog,
  { caseId, reader }: CaseAsked,
  { found, sight }: { found: Found; sight: Sight | undefined },
): Promise<Result<Found & Seen>> {
  if (!sight) {
    await register.recordReads([readOf(reader, [], { caseId, what: 'view', result: 'refused' })]);
    return refused({ code: 'out-of-reach' });
  }
  const lifted = sightFor(reader, sight);
  return lifted.ok ? { ok: true, value: { ...found, sight: lifted.value } } : lifted;
}

/** How much of the case lies within the reaches; undefined where it does not. */
export function sightOf(
  filed: { filedBy: string },
  view: CaseView,
  reaches: readonly Reach[],
): Sight | undefined {
  return findSight(reachableOf(filed, view), reaches);
}

/** Of a case, what decides who reaches it. */
export function reachableOf({ filedBy }: { filedBy: string }, view: CaseView): Reachable {
  return { filedBy, office: view.office, steps: reachableSteps(view) };
}
