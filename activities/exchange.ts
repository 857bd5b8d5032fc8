import type { AgencyId } from '../domain/agencies';
import { isOutageStatus } from '../domain/outage-statuses';
import type { AgencyMode } from '../domain/agency-modes';
import { isUnknownDossier } from '../domain/schemas/agency-contract';
import { createLanes } from './agency-lanes';

/** Sends one signed message through the gateway; throws when no answer came. */
export type Send = (message: {
  agency: AgencyId;
  method: 'GET' | 'PUT' | 'POST';
  path: string;
  body?: unknown;
  caseId: string;
  userId: string;
  purpose: string;
  idempotencyKey: string;
  timeoutMs?: number;
}) => Promise<WireAnswer>;

/** What came back, and which party has signed it as its answer to this message; undefined where none has. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: unknown;
  signedBy: string | undefined;
}

/** With whom a step is, as far as it is with an agency: its own system, or its desk here. */
export type FindHolder = (held: {
  caseId: string;
  step: string;
  agency: AgencyId;
}) => Promise<AgencyMode | undefined>;

/** Which dossier a call is about. */
export interface AgencyCall {
  agency: AgencyId;
  caseId: string;
  step: string;
  key: string;
  /** Who is to get it, where that is said already. */
  holder?: AgencyMode;
  /** Set for a first try, which is given up soon. */
  timeoutMs?: number;
}

interface Request extends AgencyCall {
  method: 'GET' | 'PUT' | 'POST';
  /** What follows the dossier in the path. */
  rest?: string;
  body?: unknown;
}

/** How often a message is sent again at once when its answer was lost on the way. */
const againAtOnce = 2;

/**
 * One exchange with an agency. Only an answer that the agency has signed counts. Whatever a proxy, the gateway or a
 * stranger says in its place is an outage, a plain error, even a 200. So is a 404 that does not say `unknown-dossier` in
 * the form of the dossier contract: a case acts on an absence, so it must be certain.
 *
 * An answer that was lost on the way is no outage: every message has one effect however often it is sent, so it is sent
 * again at once, a few times.
 */
export function createExchange(
  { send, findHolder }: { send: Send; findHolder: FindHolder },
  inLane = createLanes(),
): (request: Request) => Promise<WireAnswer> {
  const once = (request: Request & { holder: AgencyMode }): Promise<WireAnswer> => {
    const { method, agency, key, rest = '', body, caseId, step, timeoutMs, holder } = request;
    const door = holder === 'desk' ? `/desk/${agency}` : `/${agency}`;
    const message = {
      agency,
      method,
      path: `${door}/dossiers/${encodeURIComponent(key)}${rest}`,
      caseId,
      userId: 'system',
      purpose: step,
      idempotencyKey: `${key}${rest}`,
      ...(timeoutMs && { timeoutMs }),
      ...(body === undefined ? {} : { body }),
    };
    return inLane({ lane: door, isFirstTry: timeoutMs !== undefined }, () => send(message));
  };
  return async (asked) => {
    const request = { ...asked, holder: asked.holder ?? (await findHolder(asked)) ?? 'system' };
    let answer = await once(request);
    for (let again = 0; isLost(answer) && again < againAtOnce; again += 1) answer = await once(request);
    if (answer.signedBy !== request.agency)
      throw new Error(`an answer ${answer.status} that ${request.agency} has not signed`);
    if (isOutage(answer)) throw new Error(`${request.agency} answered ${answer.status}`);
    return answer;
  };
}

/** The gateway reached the agency, and the agency's answer did not reach the gateway. */
function isLost({ status, signedBy }: WireAnswer): boolean {
  return status === 502 && signedBy === undefined;
}

function isOutage({ status, contentType, body }: WireAnswer): boolean {
  if (status === 404) return !contentType.startsWith('application/problem+json') || !isUnknownDossier(body);
  return isOutageStatus(status);
}
