import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isOutageStatus } from '../domain/outage-statuses';
import { AgencyDecision } from '../domain/schemas/agency-contract';
import type { SignedClient } from '../runtime/signatures/signed-client';
import type { Logger } from '../runtime/logging';
import { GroupCommit } from './storage/group-commit';
import type { CallbackOutcome, Disturbances, SendDecision } from './disturbances';

/**
 * Sends decisions to whoever filed, at least once each: at once after the commit that wrote them, again with a
 * growing pause until acknowledged, and after a restart from what the database still holds as unsent.
 */
export interface Callback {
  decision: AgencyDecision;
  callbackPath: string;
  caseId: string;
}

interface OutboxRow {
  callback_path: string;
  case_id: string;
  decision: string;
}

const firstPauseMs = 200;
const longestPauseMs = 4_000;
/** A crash meanwhile sends again what was sent, as any decision may come twice. */
const marksTogetherMs = 100;
/** 409: this message is known there, so the decision is too. */
const acknowledged = (status: number): boolean => status < 300 || status === 409;

const markDone = {
  name: 'mark-sent',
  text: `update outbox o set done_at = now(), outcome = d.outcome
    from unnest($1::text[], $2::text[]) as d(decision_id, outcome) where o.decision_id = d.decision_id`,
};

export interface OutboxParts {
  pool: Pool;
  client: SignedClient;
  disturbances: Disturbances;
  log: Logger;
  stopped: AbortSignal;
}

export class Outbox {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly marks: GroupCommit<{ decisionId: string; outcome: CallbackOutcome }, true>;

  constructor(private readonly parts: OutboxParts) {
    this.marks = new GroupCommit(async (done) => {
      const values = [done.map((d) => d.decisionId), done.map((d) => d.outcome)];
      await parts.pool.query({ ...markDone, values });
      return done.map(() => true);
    }, marksTogetherMs);
  }

  /** Returns at once; the sending goes on by itself. */
  send(callback: Callback): void {
    const { decisionId } = callback.decision;
    if (this.underWay.has(decisionId)) return;
    const delivering = this.deliver(callback)
      .catch((error: unknown) => {
        if (!this.parts.stopped.aborted) this.parts.log.warn({ err: error, decisionId }, 'a decision waits');
      })
      .finally(() => this.underWay.delete(decisionId));
    this.underWay.set(decisionId, delivering);
  }

  /** Resolves when what is on its way has been noted as sent or left for later. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  /** Takes up whatever is written and unsent and not on its way already. */
  async sweep(): Promise<void> {
    const { rows } = await this.parts.pool.query<OutboxRow>(
      'select callback_path, case_id, decision from outbox where done_at is null order by written_at limit 500',
    );
    for (const row of rows)
      this.send({
        decision: AgencyDecision.parse(JSON.parse(row.decision)),
        callbackPath: row.callback_path,
        caseId: row.case_id,
      });
  }

  private async deliver(callback: Callback): Promise<void> {
    const { disturbances, stopped } = this.parts;
    const { decisionId } = callback.decision;
    const send: SendDecision = (decision) => this.sendUntilAnswered(callback, decision);
    const outcome = await disturbances.aroundCallback(callback.decision, send, stopped);
    await this.marks.add({ decisionId, outcome });
  }

  private async sendUntilAnswered(callback: Callback, body: unknown): Promise<CallbackOutcome> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const status = await this.attempt(callback, body);
      if (status !== undefined && acknowledged(status)) return 'delivered';
      if (status !== undefined && !isOutageStatus(status)) {
        const { decisionId } = callback.decision;
        this.parts.log.error({ decisionId, status }, 'a decision was not accepted and is not sent again');
        return 'not-accepted';
      }
      await delay(pauseMs, undefined, { signal: this.parts.stopped });
    }
  }

  /** The answer's status, undefined when none came. Each attempt is a message of its own about the same decision. */
  private async attempt(
    { decision, callbackPath, caseId }: Callback,
    body: unknown,
  ): Promise<number | undefined> {
    if (this.parts.disturbances.isIdle) return undefined;
    const answer = await this.parts.client
      .send({
        method: 'POST',
        path: callbackPath,
        body,
        caseId,
        userId: decision.decidedBy,
        purpose: 'decision',
        idempotencyKey: decision.decisionId,
      })
      .catch(() => undefined);
    return answer?.status;
  }
}
