import { agencyIds, type AgencyId } from '../../domain/agencies';
import { problemKinds } from '../problems/catalogue';
import { Problem } from '../problems/problem';
import type { Services } from '../services';

/** Said once in so long, however many come: nobody fills the register by calling. */
const againAfterMs = 10_000;
const said = new Map<string, number>();

/**
 * That messages of an agency are refused, unsigned ones too, is an operator's matter: its key may have changed, or its
 * decisions be out of form. Never holds up the answer.
 */
export function noteRefused(
  { register, log }: Pick<Services, 'register' | 'log'>,
  { agency: named, error }: { agency: unknown; error: unknown },
): void {
  const agency = agencyIds.find((id): id is AgencyId => id === named);
  if (!agency || !(error instanceof Problem) || !isRefused(error)) return;
  const { code } = error;
  const key = `${agency} ${code}`;
  const nowMs = Date.now();
  if (nowMs - (said.get(key) ?? 0) < againAfterMs) return;
  said.set(key, nowMs);
  register
    .noteFindings([{ cause: 'callback-refused', caseId: null, agency, code }])
    .catch((err: unknown) => log.warn({ err, agency, code }, 'a refused message was not written down'));
}

const isRefused = ({ code }: Problem): boolean => [400, 401].includes(problemKinds[code].status);
