import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { DecisionContext } from '../agency-kit/decision-context';
import type { Desk, DeskAnswer, DeskTools, ReversalResult } from '../agency-kit/desk';
import { Problem } from '../agency-kit/http/problem';
import type { ReversalOrder } from '../agency-kit/messages';
import type { StatementPart } from '../agency-kit/storage/statement-part';
import type { AgencyId } from '../domain/agencies';
import type { DossierFiling } from '../domain/schemas/agency-contract';
import { dayOf } from '../domain/viet-nam-time';
import { actAt } from './acts/acts';
import { correctionOf } from './correction';
import { findStepLaw } from './step-law';
import { openTask } from './tasks/open-task';

/** An agency's desk with people behind it: what comes becomes a task, and they decide. */
export class ClerksDesk implements Desk {
  constructor(
    private readonly agency: AgencyId,
    private readonly pool: Pool,
    private readonly tools: Pick<DeskTools, 'dossiers'> & { complete: () => Promise<void> },
  ) {}

  /** Grants that lack something are completed as soon as it has come. */
  takeUp(): Promise<void> {
    return this.tools.complete();
  }

  /** Also throws for a step that is decided elsewhere. */
  check({ step, dossier }: DossierFiling): void {
    actAt(this.agency, step).read(dossier);
  }

  declaredUnder(step: string): string | undefined {
    return actAt(this.agency, step).declaredUnder;
  }

  async decide(context: DecisionContext): Promise<DeskAnswer> {
    const { filing } = await this.tools.dossiers.get(context.dossierKey);
    const { caseId, step, round, dossierKey, receivedAt, supplements } = context;
    const correction = filing.correction && correctionOf(filing, await context.corrected());
    await openTask(this.pool, {
      ...{ kind: 'decision', agency: this.agency, caseId, step, dossierKey, round, receivedAt },
      place: filing.place,
      ...this.about(step, context.dossier),
      ...(supplements !== undefined && { supplements }),
      ...(correction && { correction }),
    });
    return 'later';
  }

  private about(step: string, dossier: Record<string, unknown>) {
    const { subject, identity } = actAt(this.agency, step).read(dossier);
    return { subject, identity };
  }

  /** The task goes with the dossier, in the same commit. */
  withdrawn(): StatementPart {
    return withdrawnTask;
  }

  checkReversal(step: string, { kind, decision }: ReversalOrder): void {
    const law = findStepLaw(step, dayOf(Date.now()))?.spec.reversal.kind;
    if (kind !== law) throw new Problem({ status: 400, code: 'wrong-kind' });
    if (kind === 'on-decision' && !decision) throw new Problem({ status: 400, code: 'decision-required' });
  }

  /** The authority has decided, so the answer is given at once; carrying it out is the task. */
  async reverse(context: DecisionContext, order: ReversalOrder): Promise<ReversalResult> {
    const { dossierKey, caseId, step, round, dossier } = context;
    const stored = await this.tools.dossiers.get(dossierKey);
    const read = actAt(this.agency, step).read(dossier);
    await openTask(this.pool, {
      ...{ kind: 'reversal', agency: this.agency, caseId, step, dossierKey, round, receivedAt: new Date() },
      place: stored.filing.place,
      ...this.about(step, dossier),
      reversal: { ...order },
    });
    const amount = read.paidOut(stored.decision?.result ?? {});
    return amount === undefined ? {} : { claim: { claimId: claimIdOf(dossierKey), amount } };
  }
}

/** The same however often it is asked for. */
const claimIdOf = (dossierKey: string): string =>
  createHash('sha256').update(`claim ${dossierKey}`).digest('hex').slice(0, 32);

const withdrawnTask: StatementPart = {
  name: 'withdrawn-task',
  ctes: `withdrawn_task as (
      update desk.tasks t set state = 'withdrawn', ended_at = now() from dossier d
      where t.dossier_key = d.key and t.kind = 'decision' and t.state in ('open', 'claimed', 'proposed')
      returning t.task_id),
    withdrawn_event as (
      insert into desk.task_events (task_id, seq, type, at)
      select w.task_id, (select coalesce(max(e.seq), 0) + 1 from desk.task_events e where e.task_id = w.task_id),
        'task-withdrawn', now() from withdrawn_task w)`,
  values: [],
};
