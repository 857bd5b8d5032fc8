import type { EventDraft } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import type { RegisterDb } from './database';
import { digestOf } from './digest';

/** Claims on a life event: what keeps one birth or death from having two live cases. Kept as digests, for they name people. */

export interface ClaimHolder {
  caseId: string;
  caseCode: string;
}

/** In one order for everybody, so that two families with two claims each cannot wait for one another. */
export function digestsOf(claims: readonly string[]): string[] {
  return [...new Set(claims.map((claim) => digestOf(claim)))].sort();
}

/** Another case that holds one of the claims. */
export function findClaimHolder(
  db: RegisterDb,
  { claims, exceptCaseId }: { claims: readonly string[]; exceptCaseId: string },
): Promise<ClaimHolder | undefined> {
  return db
    .selectFrom('register.life_event_claims as held')
    .innerJoin('register.cases as holder', 'holder.case_id', 'held.case_id')
    .select(['holder.case_id as caseId', 'holder.case_code as caseCode'])
    .where('held.claim', 'in', digestsOf(claims))
    .where('held.case_id', '<>', exceptCaseId)
    .executeTakeFirst();
}

/**
 * What a case holds once these events are on record; null when they change nothing of it. The first step is the civil
 * act: when it ends without standing, the family may file again. A correction of what a claim is made of moves it.
 */
export function claimsAfter(fresh: readonly EventDraft[], { steps: [first] }: CaseView): string[] | null {
  const hasEnded = fresh.some(({ event }) => event.step === first?.id && isLoss(event.type));
  if (hasEnded && first && lostStates.includes(first.state)) return [];
  const moved = fresh.findLast(({ claims }) => claims !== undefined)?.claims;
  return moved ? digestsOf(moved) : null;
}

const lostStates: readonly string[] = ['refused', 'withdrawn', 'reversed'];

function isLoss(type: EventDraft['event']['type']): boolean {
  return type === 'step-refused' || type === 'step-withdrawn' || type === 'step-reversed';
}
