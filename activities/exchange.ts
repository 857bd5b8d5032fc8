import type { AgencyId } from '../domain/agencies';

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

/** Which dossier a call is about. */
export interface AgencyCall {
  agency: AgencyId;
  caseId: string;
  step: string;
  key: string;
  timeoutMs?: number;
}

interface Request extends AgencyCall {
  method: 'GET' | 'PUT' | 'POST';
  /** What follows the dossier in the path. */
  rest?: string;
  body?: unknown;
}
type Answer = Awaited<ReturnType<Send>>;

/** How often a message is sent again at once when its answer was lost on the way. */
const againAtOnce = 2;

/**
 * One exchange with an agency. Its outage is a plain error. That an answer was lost on the way is no outage: every
 * message has one effect however often it is sent, so it is sent again at once, a few times.
 */
export function createExchange(send: Send): (request: Request) => Promise<Answer> {
  const once = async (request: Request): Promise<Answer> => {
    const { method, agency, key, rest = '', body, caseId, step, timeoutMs } = request;
    return send({
      method,
      path: `/${agency}/dossiers/${encodeURIComponent(key)}${rest}`,
      caseId,
      userId: 'system',
      purpose: step,
      idempotencyKey: `${key}${rest}`,
      ...(timeoutMs && { timeoutMs }),
      ...(body === undefined ? {} : { body }),
    });
  };
  return async (request) => {
    let answer = await once(request);
    for (let again = 0; isLost(answer) && again < againAtOnce; again += 1) answer = await once(request);
    if (isOutage(answer.status)) throw new Error(`${request.agency} answered ${answer.status}`);
    return answer;
  };
}

/** The gateway reached the agency, and the agency's answer did not reach the gateway. */
function isLost({ status }: Answer): boolean {
  return status === 502;
}

/** 401 too, because the next attempt is signed anew. */
function isOutage(status: number): boolean {
  return status >= 500 || [401, 408, 425, 429].includes(status);
}
