import { OrderRejected } from '../../casework/temporal/give-order';
import type { OrderRejection } from '../../workflows/messages';
import type { ProblemCode } from '../problems/catalogue';
import { Problem, unavailable } from '../problems/problem';
import type { CaseFile } from '../../casework/case-on-record';
import { tellStanding } from '../../casework/orders/standing';

/** Why a case did not take an order, as a problem; anything else that was thrown stays what it is. */
export function problemOfRejection(error: unknown, file: CaseFile): unknown {
  return error instanceof OrderRejected ? problems[error.code](file) : error;
}

const plainly = (code: ProblemCode) => () => new Problem(code);

const problems: Readonly<Record<OrderRejection, (file: CaseFile) => Problem>> = {
  'unknown-step': plainly('unknown-step'),
  'unknown-claim': plainly('unknown-claim'),
  'nothing-asked': plainly('nothing-asked'),
  'not-asked': () => notAsked(['/changes']),
  'nothing-to-withdraw': nothingToWithdraw,
  'nothing-changes': plainly('nothing-changes'),
  'same-decision': plainly('same-decision'),
  'step-not-granted': plainly('step-not-granted'),
  'never-reversed': plainly('never-reversed'),
  'not-stuck': plainly('not-stuck'),
  'step-needed': plainly('step-needed'),
  'claim-settled': plainly('claim-settled'),
  // Both are matters of a moment.
  'case-ended': () => unavailable(),
  'stale-declaration': () => unavailable(),
};

/** Each change that nobody asked for is named. */
export function notAsked(pointers: readonly string[]): Problem {
  const errors = pointers.map((pointer) => ({ pointer, code: 'not-asked' as const }));
  return new Problem('not-asked', { errors });
}

function nothingToWithdraw({ state }: CaseFile): Problem {
  const { stands, sentence } = tellStanding(state);
  return new Problem('nothing-to-withdraw', { members: { stands }, ...(sentence && { detail: sentence }) });
}
