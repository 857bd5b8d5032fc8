import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { AgencyId } from '../domain/agencies';
import { DossierAnswer, type AgencyDecision, type DossierFiling } from '../domain/schemas/agency-contract';

/** Sends one signed message through the gateway; throws when no answer came. */
export type Send = (message: {
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  body?: unknown;
  caseId: string;
  userId: string;
  purpose: string;
  idempotencyKey: string;
}) => Promise<{ status: number; body: unknown }>;

/**
 * The dossier contract, as our side of it: an agency's outage becomes a plain error, which Temporal retries, and a
 * message that it will not take becomes `AgencyRefused`, which an operator has to look at.
 */
export function createDossierClient(send: Send) {
  const exchange = async (call: DossierCall): Promise<{ status: number; body: unknown }> => {
    const { method, agency, key, body, caseId, purpose } = call;
    const path = `/${agency}/dossiers/${encodeURIComponent(key)}`;
    const envelope = { caseId, userId: 'system', purpose, idempotencyKey: key };
    return send({ method, path, ...envelope, ...(body === undefined ? {} : { body }) });
  };

  const find = async (call: Omit<DossierCall, 'method'>): Promise<DossierAnswer | undefined> => {
    const answer = await exchange({ ...call, method: 'GET' });
    if (answer.status === 404) return undefined;
    assertTaken(call.agency, answer.status);
    return DossierAnswer.parse(answer.body);
  };

  return {
    /**
     * Files under a stable key, which has one effect however often it is sent; asks first where it may have arrived.
     * Returns when the agency had it, in epoch milliseconds.
     */
    async fileDossier({ agency, key, filing, mayHaveArrived }: FileDossier): Promise<{ atMs: number }> {
      const call = { agency, key, caseId: filing.caseId, purpose: filing.step };
      const arrived = mayHaveArrived && (await find(call)) !== undefined;
      if (!arrived) assertTaken(agency, (await exchange({ ...call, method: 'PUT', body: filing })).status);
      return { atMs: Date.now() };
    },

    /**
     * The agency's decision that is not among `known`, or `never-arrived` when it does not know the dossier. Throws
     * while there is none, and says when to ask again.
     */
    async findDecision(question: FindDecision): Promise<AgencyDecision | 'never-arrived'> {
      const { agency, key, caseId, step, known } = question;
      const dossier = await find({ agency, key, caseId, purpose: step }).catch(asUndecided);
      if (!dossier) return 'never-arrived';
      if (!dossier.decision || known.includes(dossier.decision.decisionId)) throw undecided();
      return dossier.decision;
    },
  };
}

interface FileDossier {
  agency: AgencyId;
  key: string;
  filing: DossierFiling;
  mayHaveArrived: boolean;
}
interface FindDecision {
  agency: AgencyId;
  key: string;
  caseId: string;
  step: string;
  known: string[];
}
interface DossierCall {
  method: 'GET' | 'PUT';
  agency: AgencyId;
  key: string;
  caseId: string;
  purpose: string;
  body?: DossierFiling;
}

/** The shortest and the longest pause between two questions about one dossier. */
const askAgainMs = { atLeast: 5_000, atMost: 3_600_000 };

/** To be asked again after as long as has been waited already: an office that took a day will not decide within the minute. */
export function undecided(): ApplicationFailure {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const waitedMs = currentAttemptScheduledTimestampMs - scheduledTimestampMs;
  const nextRetryDelay = Math.min(Math.max(waitedMs, askAgainMs.atLeast), askAgainMs.atMost);
  return ApplicationFailure.create({ message: 'not decided yet', nextRetryDelay });
}

/** A question that is refused is no word on the dossier, which the agency has taken: its decision may still come. */
function asUndecided(error: unknown): never {
  throw error instanceof ApplicationFailure && error.type === 'AgencyRefused' ? undecided() : error;
}

/** Outages by status; 401 too, because the next attempt is signed anew. */
const outages = new Set([401, 408, 425, 429]);

function assertTaken(agency: AgencyId, status: number): void {
  if (status < 300) return;
  if (status >= 500 || outages.has(status)) throw new Error(`${agency} answered ${status}`);
  const details = { cause: 'message-refused', status, atMs: Date.now() };
  throw ApplicationFailure.nonRetryable(
    `${agency} refused the message with ${status}`,
    'AgencyRefused',
    details,
  );
}
