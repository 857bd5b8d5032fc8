import type { FilingChannel } from '../../domain/channel';
import type { KeyedRequest, RememberedAnswer } from '../../register/idempotency';
import type { Register } from '../../register/register';
import type { DossierCases } from '../decisions/dossier-case';
import type { InputIssue } from '../../domain/messages';
import type { LockHolder } from '../../register/life-event-locks';
import { done, refused, type Result } from '../refusal';
import { appointmentOf, type Appointment } from './appointment';
import { examineFiling, type ExaminedFiling, type GoodFiling } from './examine-filing';

/** What filing works with: no agency is asked, and neither Temporal nor a worker needed. */
export interface FilingDesk {
  register: Pick<Register, 'fileCase' | 'findAnswer'>;
  dossiers: Pick<DossierCases, 'remember'>;
}

/** The declaration and what it is filed with, as sent under a key. */
export interface FilingRequest extends KeyedRequest {
  filedBy: string;
  by: string;
  channel: FilingChannel;
  nowMs: number;
  /** What whoever files is answered: kept with the case, and given again under the same key. */
  answerOf: (appointment: Appointment, filing: GoodFiling) => RememberedAnswer['body'];
}

/** Puts a case on file and gives the answer that counts under the key; what is answered so is on file. */
export async function fileDeclaration(
  { register, dossiers }: FilingDesk,
  { filedBy, by, channel, nowMs, answerOf, ...request }: FilingRequest,
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
    by,
    channel,
    answerOf: (receipt) => {
      dossiers.remember(receipt.view);
      const told = receipt.isDoubtful ? withDoubt(examined) : examined;
      return { body: answerOf(appointmentOf(receipt, told), told) };
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

/** What filing would say, with the case that holds the event already; nothing is stored. */
export async function tryFiling(
  register: Pick<Register, 'findLockHolder' | 'isRecognised'>,
  { body, nowMs }: { body: unknown; nowMs: number },
): Promise<{ examined: ExaminedFiling; onFile: LockHolder | undefined }> {
  const examined = examineFiling(body, nowMs);
  if (!examined.ok) return { examined, onFile: undefined };
  const { locks, doubt } = examined.examined;
  const onFile = await register.findLockHolder({ locks, exceptCaseIds: [] });
  const isDoubtful = doubt !== null && (await register.isRecognised(doubt.marks));
  return { examined: isDoubtful && !onFile ? withDoubt(examined) : examined, onFile };
}

/** Another case on file may be about the same event. */
function withDoubt(filing: GoodFiling): GoodFiling {
  const { doubt, warnings } = filing.examined;
  if (!doubt) return filing;
  const issue: InputIssue = { pointer: `/declaration${doubt.pointer}`, code: 'possible-duplicate' };
  return { ...filing, examined: { ...filing.examined, warnings: [...warnings, issue] } };
}
