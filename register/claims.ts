import type { Transaction } from 'kysely';
import type { RegisterTables } from './database';
import { digestOf } from './digest';

/** Claims on a life event: what keeps one birth or death from having two live cases. Kept as digests, for they name people. */

type Tx = Transaction<RegisterTables>;

/** Rolls the filing back: nothing of it is kept, the key included, so that a mended body may use it again. */
export class DuplicateCaseError extends Error {
  constructor(readonly onFile: { caseId: string; caseCode: string }) {
    super('the life event is on file');
  }
}

/** In one order for everybody, so that two families with two claims each cannot wait for one another. */
export async function takeClaims(
  tx: Tx,
  { caseId, claims }: { caseId: string; claims: readonly string[] },
): Promise<void> {
  for (const claim of claims.map((name) => digestOf(name)).sort()) await takeClaim(tx, { caseId, claim });
}

/** The family may file again: the civil act was refused, withdrawn or reversed. */
export async function releaseClaims(tx: Tx, caseId: string): Promise<void> {
  await tx.deleteFrom('register.life_event_claims').where('case_id', '=', caseId).execute();
}

async function takeClaim(tx: Tx, { caseId, claim }: { caseId: string; claim: string }): Promise<void> {
  const taken = await tx
    .insertInto('register.life_event_claims')
    .values({ claim, case_id: caseId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return;
  const holder = await tx
    .selectFrom('register.life_event_claims as held')
    .innerJoin('register.cases as holder', 'holder.case_id', 'held.case_id')
    .select(['holder.case_id as caseId', 'holder.case_code as caseCode'])
    .where('held.claim', '=', claim)
    .executeTakeFirst();
  if (holder) throw new DuplicateCaseError(holder);
  // Released between the two statements: it is free now.
  await takeClaim(tx, { caseId, claim });
}
