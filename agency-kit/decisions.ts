import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { AgencyDecision } from '../domain/schemas/agency-contract';
import { vietNamInstant } from '../domain/viet-nam-time';
import type { DecisionContent } from './decision-context';
import type { Outbox } from './outbox';
import { type StatementPart, withPart } from './storage/statement-part';

/**
 * Writes decisions. Each is one statement, hence one commit: the dossier's new state, what the desk keeps of it and the
 * message to be sent stand or fall together, and of two who decide the later one finds nothing left to decide.
 */
export type Given = 'given' | 'not-waiting';

const message = `message as (
      insert into outbox (decision_id, callback_path, case_id, decision, written_at)
      select $3, callback_path, case_id, $2, $4 from dossier)`;
const found = 'returning key, case_id, step, callback_path';

/** A grant in a case that has the same step granted already replaces it, as a correction does. */
const grant = (from: string) => (part: string) => `with dossier as (
      update dossiers set state = 'granted', decision = $2 where key = $1 and ${from} ${found}),
    superseded as (
      update dossiers o set superseded_by = $1 from dossier d
      where o.case_id = d.case_id and o.step = d.step and o.key <> $1
        and o.state = 'granted' and o.superseded_by is null),
    ${message}${part}
    select case_id, callback_path from dossier`;
const decide = (from: string) => (part: string) => `with dossier as (
      update dossiers set state = $5, decision = $2 where key = $1 and ${from} ${found}),
    ${message}${part}
    select case_id, callback_path from dossier`;
const waits = "state = 'received'";
/** Refused, or sent back to the citizen, who has not answered yet. */
const isNotGranted = "state in ('refused', 'supplement-requested') and next_key is null";
const amend = (part: string): string => `with dossier as (
      update dossiers set decision = $2
      where key = $1 and state = 'granted' and superseded_by is null ${found}),
    ${message}${part}
    select case_id, callback_path from dossier`;

export interface DecisionsParts {
  pool: Pool;
  outbox: Outbox;
  /** In whose name it is decided where a decision does not say. */
  decidedBy: string;
  /** By the agency's clock, in epoch milliseconds. */
  now: () => number;
}

export class Decisions {
  constructor(private readonly parts: DecisionsParts) {}

  /** Decides a dossier that waits, and sends the decision. */
  give(key: string, content: DecisionContent, part?: StatementPart): Promise<Given> {
    return this.decide({ key, content, part }, { from: waits, name: '' });
  }

  /** Decides anew, as on a complaint, what was refused or sent back; the decision before has been sent. */
  giveAnew(key: string, content: DecisionContent, part?: StatementPart): Promise<Given> {
    return this.decide({ key, content, part }, { from: isNotGranted, name: '-anew' });
  }

  /** A later word on a grant; nothing happens when that has been taken back or replaced meanwhile. */
  amend(key: string, content: DecisionContent, part?: StatementPart): Promise<Given> {
    const decision = this.decisionOn(key, content);
    const statement = { name: 'amend-dossier', text: amend, values: valuesOf(decision) };
    return this.write(decision, withPart(statement, part));
  }

  private decide(
    { key, content, part }: { key: string; content: DecisionContent; part: StatementPart | undefined },
    { from, name }: { from: string; name: string },
  ): Promise<Given> {
    const decision = this.decisionOn(key, content);
    const values = valuesOf(decision);
    const statement =
      decision.decision === 'granted'
        ? { name: `grant-dossier${name}`, text: grant(from), values }
        : { name: `decide-dossier${name}`, text: decide(from), values: [...values, decision.decision] };
    return this.write(decision, withPart(statement, part));
  }

  private async write(
    decision: AgencyDecision,
    statement: { name: string; text: string; values: unknown[] },
  ): Promise<Given> {
    const { rows } = await this.parts.pool.query<{ case_id: string; callback_path: string }>(statement);
    const [row] = rows;
    if (!row) return 'not-waiting';
    this.parts.outbox.send({ decision, callbackPath: row.callback_path, caseId: row.case_id });
    return 'given';
  }

  private decisionOn(dossierKey: string, content: DecisionContent): AgencyDecision {
    const { decision, result, reason, fields, until, decidedBy = this.parts.decidedBy } = content;
    return {
      dossierKey,
      decisionId: randomUUID(),
      decision,
      ...(result === undefined ? {} : { result }),
      ...(reason === undefined ? {} : { reason }),
      ...(fields === undefined ? {} : { fields }),
      ...(until === undefined ? {} : { until }),
      decidedAt: vietNamInstant(this.parts.now()),
      decidedBy,
    };
  }
}

const valuesOf = (decision: AgencyDecision): unknown[] => [
  decision.dossierKey,
  JSON.stringify(decision),
  decision.decisionId,
  decision.decidedAt,
];
