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
  const digests = claims.map((claim) => digestOf(claim)).sort();
  const { numInsertedOrUpdatedRows: taken } = await tx
    .insertInto('register.life_event_claims')
    .values(digests.map((claim) => ({ claim, case_id: caseId })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken === BigInt(digests.length)) return;
  const holder = await findHolder(tx, { caseId, digests });
  if (holder) throw new DuplicateCaseError(holder);
  // Released between the two statements: free now.
  await releaseClaims(tx, caseId);
  await takeClaims(tx, { caseId, claims });
}

/** The family may file again: the civil act was refused, withdrawn or reversed. */
export async function releaseClaims(tx: Tx, caseId: string): Promise<void> {
  await tx.deleteFrom('register.life_event_claims').where('case_id', '=', caseId).execute();
}

function findHolder(tx: Tx, { caseId, digests }: { caseId: string; digests: readonly string[] }) {
  return tx
    .selectFrom('register.life_event_claims as held')
    .innerJoin('register.cases as holder', 'holder.case_id', 'held.case_id')
    .select(['holder.case_id as caseId', 'holder.case_code as caseCode'])
    .where('held.claim', 'in', digests)
    .where('held.case_id', '<>', caseId)
    .executeTakeFirst();
}
