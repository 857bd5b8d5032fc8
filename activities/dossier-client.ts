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
  timeoutMs?: number;
}) => Promise<{ status: number; body: unknown }>;

/** A dossier on its way to an agency. */
export interface Parcel {
  agency: AgencyId;
  key: string;
  filing: DossierFiling;
}

/** Below the time-out of the local activity that carries a round, so that one slow agency delays no neighbour. */
const firstTryMs = 1_500;

/** How a delivery ended, and when, in epoch milliseconds by the clock of whoever delivered. */
export interface Delivered {
  atMs: number;
  /** Why the agency will not take the message as it is, an operator's matter; null once it has it. */
  refused: { cause: string; status: number } | null;
}

/**
 * The dossier contract, as our side of it. An agency's outage is a plain error, which Temporal retries; that it will
 * not take a message is an outcome.
 */
export function createDossierClient(send: Send) {
  const { exchange, look } = questionsTo(send);

  const fileDossier = async ({ agency, key, filing, ...how }: FileDossier): Promise<Delivered> => {
    const { mayHaveArrived, timeoutMs } = how;
    const call = {
      agency,
      key,
      caseId: filing.caseId,
      purpose: filing.step,
      ...(timeoutMs && { timeoutMs }),
    };
    const arrived = mayHaveArrived && typeof (await look(call)) === 'object';
    const status = arrived ? 200 : (await exchange({ ...call, method: 'PUT', body: filing })).status;
    return { atMs: Date.now(), refused: status < 300 ? null : { cause: 'message-refused', status } };
  };

  return {
    /** Files under a stable key, which has one effect however often it is sent; asks first where it may have arrived. */
    fileDossier,

    /** Files several side by side, once each; null where no answer came. */
    tryFileDossiers: (parcels: readonly Parcel[]): Promise<(Delivered | null)[]> =>
      Promise.all(
        parcels.map((parcel) =>
          fileDossier({ ...parcel, mayHaveArrived: false, timeoutMs: firstTryMs }).catch(() => null),
        ),
      ),

    /**
     * The agency's decision that is not among `known`, or `never-arrived` when it does not know the dossier. Throws
     * while there is none, and says when to ask again.
     */
    async findDecision(question: FindDecision): Promise<AgencyDecision | 'never-arrived'> {
      const { agency, key, caseId, step, known } = question;
      const dossier = await look({ agency, key, caseId, purpose: step });
      if (dossier === 'absent') return 'never-arrived';
      // A question that is refused is no word on the dossier: the decision may still come.
      if (dossier === 'not-said' || !dossier.decision || known.includes(dossier.decision.decisionId)) {
        throw undecided();
      }
      return dossier.decision;
    },
  };
}

/** One exchange with an agency, and the question what it has under a key. */
function questionsTo(send: Send) {
  const exchange = async (call: DossierCall): Promise<{ status: number; body: unknown }> => {
    const { method, agency, key, body, caseId, purpose, timeoutMs } = call;
    const path = `/${agency}/dossiers/${encodeURIComponent(key)}`;
    const envelope = {
      caseId,
      userId: 'system',
      purpose,
      idempotencyKey: key,
      ...(timeoutMs && { timeoutMs }),
    };
    const answer = await send({ method, path, ...envelope, ...(body === undefined ? {} : { body }) });
    if (isOutage(answer.status)) throw new Error(`${agency} answered ${answer.status}`);
    return answer;
  };

  /** What the agency has under the key; `not-said` where it refuses the question. */
  const look = async (call: Omit<DossierCall, 'method'>): Promise<DossierAnswer | 'absent' | 'not-said'> => {
    const { status, body } = await exchange({ ...call, method: 'GET' });
    if (status === 404) return 'absent';
    return status < 300 ? DossierAnswer.parse(body) : 'not-said';
  };

  return { exchange, look };
}

interface FileDossier extends Parcel {
  /** Not the first try: an answer may have been lost. */
  mayHaveArrived: boolean;
  timeoutMs?: number;
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
  timeoutMs?: number;
  body?: DossierFiling;
}

/** 401 too, because the next attempt is signed anew. */
function isOutage(status: number): boolean {
  return status >= 500 || [401, 408, 425, 429].includes(status);
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
