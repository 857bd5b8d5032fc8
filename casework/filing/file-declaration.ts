import type { KeyedRequest, RememberedAnswer } from '../../register/idempotency';
import type { Register } from '../../register/register';
import type { DossierCases } from '../decisions/dossier-case';
import { done, refused, type Result } from '../refusal';
import { appointmentOf, type Appointment } from './appointment';
import { examineFiling, type GoodFiling } from './examine-filing';

/** What filing works with: no agency is asked, and neither Temporal nor a worker needed. */
export interface FilingDesk {
  register: Pick<Register, 'fileCase' | 'findAnswer'>;
  dossiers: Pick<DossierCases, 'remember'>;
}

/** The declaration and what it is filed with, as sent under a key. */
export interface FilingRequest extends KeyedRequest {
  filedBy: string;
  nowMs: number;
  /** What whoever files is answered: kept with the case, and given again under the same key. */
  answerOf: (appointment: Appointment, filing: GoodFiling) => RememberedAnswer['body'];
}

/** Puts a case on file and gives the answer that counts under the key; what is answered so is on file. */
export async function fileDeclaration(
  { register, dossiers }: FilingDesk,
  { filedBy, nowMs, answerOf, ...request }: FilingRequest,
): Promise<Result<RememberedAnswer>> {
  const examined = examineFiling(request.body, nowMs);
  if (!examined.ok) {
    // A body may have been good when it was first sent under its key, and then its answer stands.
    const earlier = await register.findAnswer(request);
    if (earlier.kind === 'answered') return done(earlier.answer);
    if (earlier.kind === 'key-reused') return refused({ code: 'key-reused' });
    return refused({ code: 'invalid-input', errors: examined.errors });
  }
  const outcome = await register.fileCase({
    ...request,
    bundle: examined.bundle,
    examined: examined.examined,
    receivedAt: examined.receivedAt,
    filedBy,
    answerOf: (receipt) => {
      dossiers.remember(receipt.view);
      return { body: answerOf(appointmentOf(receipt, examined), examined) };
    },
  });
  switch (outcome.kind) {
    case 'filed':
      return done(outcome.answer);
    case 'key-reused':
      return refused({ code: 'key-reused' });
    case 'duplicate-case':
      return refused({ code: 'duplicate-case', caseId: outcome.caseId, caseCode: outcome.caseCode });
  }
}
