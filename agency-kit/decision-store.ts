import { randomUUID } from 'node:crypto';
import { DatabaseError, type Pool } from 'pg';
import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { Serial } from '../simulators/desk/act';

/**
 * Writes decisions. Each is one statement, hence one commit: the dossier's new state, the effect in the ledger and
 * the message to be sent stand or fall together, and of two officers the later one finds nothing left to decide.
 */
export interface Effect {
  act: string;
  subject: string | undefined;
  serial: Serial | undefined;
  unfinished: boolean;
}

/** `already-open`: the subject has such an act open under another case. */
export type Recorded = 'recorded' | 'not-waiting' | 'already-open';

/**
 * A grant in a case that has the same step open already replaces it, as a correction does: the old effect is reversed
 * first, which is why the new one is read through `superseded`.
 */
const grant = {
  name: 'grant-dossier',
  text: `with decided as (
      update dossiers set state = 'granted', decision = $2, unfinished = $3
      where key = $1 and state = 'received' returning case_id, step, callback_path),
    superseded as (
      update ledger l set reversed_at = $4 from decided d
      where l.case_id = d.case_id and l.step = d.step and l.reversed_at is null returning l.effect_id),
    effect as (
      insert into ledger (effect_id, dossier_key, case_id, step, act, subject, at, book, serial)
      select $5, $1, case_id, step, $6, $7, $4, $8, $9::integer from decided
      where (select count(*) from superseded) >= 0),
    message as (
      insert into outbox (decision_id, callback_path, case_id, decision, written_at)
      select $10, callback_path, case_id, $2, $4 from decided)
    select 1 from decided`,
};
const decide = {
  name: 'decide-dossier',
  text: `with decided as (
      update dossiers set state = $3, decision = $2
      where key = $1 and state = 'received' returning case_id, callback_path),
    message as (
      insert into outbox (decision_id, callback_path, case_id, decision, written_at)
      select $4, callback_path, case_id, $2, $5 from decided)
    select 1 from decided`,
};
const complete = {
  name: 'complete-dossier',
  text: `with completed as (
      update dossiers set decision = $2, unfinished = false
      where key = $1 and state = 'granted' and unfinished
        and exists (select 1 from ledger l where l.dossier_key = $1 and l.reversed_at is null)
      returning case_id, callback_path),
    message as (
      insert into outbox (decision_id, callback_path, case_id, decision, written_at)
      select $3, callback_path, case_id, $2, $4 from completed)
    select 1 from completed`,
};

export class DecisionBook {
  private readonly serials = new Map<string, number>();

  private constructor(private readonly pool: Pool) {}

  static async open(pool: Pool): Promise<DecisionBook> {
    const book = new DecisionBook(pool);
    const { rows } = await pool.query<{ book: string; last: number }>(
      'select book, max(serial) as last from ledger where book is not null group by book',
    );
    for (const row of rows) book.serials.set(row.book, row.last);
    return book;
  }

  /** This process alone writes in the agency's books, so the next number is known without asking. */
  nextSerial(book: string): Serial {
    const number = (this.serials.get(book) ?? 0) + 1;
    this.serials.set(book, number);
    return { book, number };
  }

  async record(decision: AgencyDecision, effect?: Effect): Promise<Recorded> {
    const { dossierKey, decisionId } = decision;
    const text = JSON.stringify(decision);
    const at = decision.decidedAt;
    if (!effect) return this.write(decide, [dossierKey, text, decision.decision, decisionId, at]);
    const { act, subject, serial, unfinished } = effect;
    return this.write(grant, [
      dossierKey,
      text,
      unfinished,
      at,
      randomUUID(),
      act,
      subject ?? null,
      serial?.book ?? null,
      serial?.number ?? null,
      decisionId,
    ]);
  }

  /** A later word on an unfinished grant; nothing happens when it has been taken back meanwhile. */
  complete(decision: AgencyDecision): Promise<Recorded> {
    const { dossierKey, decisionId, decidedAt } = decision;
    return this.write(complete, [dossierKey, JSON.stringify(decision), decisionId, decidedAt]);
  }

  private async write(statement: { name: string; text: string }, values: unknown[]): Promise<Recorded> {
    try {
      const { rowCount } = await this.pool.query({ ...statement, values });
      return rowCount === 1 ? 'recorded' : 'not-waiting';
    } catch (error) {
      if (error instanceof DatabaseError && error.constraint === 'ledger_open_subject') return 'already-open';
      throw error;
    }
  }
}
