import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
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

  /**
   * Decides a dossier that waits as one of the things that `client` does in its transaction; undefined where it waits no
   * more. Whoever commits has the decision sent by what is returned; in a crash between the two, a sweep sends it.
   */
  async giveWithin(
    client: PoolClient,
    key: string,
    content: DecisionContent,
  ): Promise<{ decision: AgencyDecision; send: () => void } | undefined> {
    const decision = this.decisionOn(key, content);
    const statement = withPart(statementFor(decision, { from: waits, name: '' }), undefined);
    const send = await this.writeOn(client, decision, statement);
    return send && { decision, send };
  }

  private decide(
    { key, content, part }: { key: string; content: DecisionContent; part: StatementPart | undefined },
    state: WaitingState,
  ): Promise<Given> {
    const decision = this.decisionOn(key, content);
    return this.write(decision, withPart(statementFor(decision, state), part));
  }

  private async write(decision: AgencyDecision, statement: NamedStatement): Promise<Given> {
    const send = await this.writeOn(this.parts.pool, decision, statement);
    send?.();
    return send ? 'given' : 'not-waiting';
  }

  /** How to send what has been written; undefined where nothing was. */
  private async writeOn(
    database: Pick<PoolClient, 'query'>,
    decision: AgencyDecision,
    statement: NamedStatement,
  ): Promise<(() => void) | undefined> {
    const { rows } = await database.query<{ case_id: string; callback_path: string }>(statement);
    const [row] = rows;
    if (!row) return undefined;
    const callback = { decision, callbackPath: row.callback_path, caseId: row.case_id };
    return () => this.parts.outbox.send(callback);
  }

  private decisionOn(dossierKey: string, content: DecisionContent): AgencyDecision {
    const { decision, result, reason, fields, documents, until, decidedBy = this.parts.decidedBy } = content;
    return {
      dossierKey,
      decisionId: randomUUID(),
      decision,
      ...(result === undefined ? {} : { result }),
      ...(reason === undefined ? {} : { reason }),
      ...(fields === undefined ? {} : { fields }),
      ...(documents === undefined ? {} : { documents }),
      ...(until === undefined ? {} : { until }),
      decidedAt: vietNamInstant(this.parts.now()),
      decidedBy,
    };
  }
}

interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}
/** Which dossiers may be decided, and what the statement that does is called after. */
interface WaitingState {
  from: string;
  name: string;
}

function statementFor(decision: AgencyDecision, { from, name }: WaitingState) {
  const values = valuesOf(decision);
  return decision.decision === 'granted'
    ? { name: `grant-dossier${name}`, text: grant(from), values }
    : { name: `decide-dossier${name}`, text: decide(from), values: [...values, decision.decision] };
}

const valuesOf = (decision: AgencyDecision): unknown[] => [
  decision.dossierKey,
  JSON.stringify(decision),
  decision.decisionId,
  decision.decidedAt,
];
