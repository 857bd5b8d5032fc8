import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Day } from '../domain/viet-nam-time';
import type { RegisterTables } from './database';

/** The two codes a family is given: one to quote, one to follow the case with. */

/** `000.00.01.H29` is Ho Chi Minh City's code as a party of the integration platform. */
export async function nextCaseCode(tx: Transaction<RegisterTables>, day: Day): Promise<string> {
  const { last } = await tx
    .insertInto('register.case_code_counters')
    .values({ day, last: 1 })
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet({ last: sql<number>`case_code_counters.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `000.00.01.H29-${day.slice(2).replaceAll('-', '')}-${String(last).padStart(4, '0')}`;
}

/** Eighty random bits in letters and digits that cannot be misread: a code nobody guesses. */
export function newTrackingCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(randomBytes(16), (byte) => alphabet[byte & 31]).join('');
}
