import type { Papers } from '../../documents/papers';
import type { AgencyId } from '../../domain/agencies';
import type { Paper } from '../../domain/papers';
import { stepStateOf } from '../../domain/fold/step-state';
import { isOpen } from '../../domain/step-states';
import type { Register } from '../../register/register';
import { readCase, viewCase } from '../read-case';
import type { Reach } from '../reach';
import { done, refused, type Result } from '../refusal';

/** Who may have a paper. What may not be had, and what there is not, look alike. */

interface PaperRoom {
  papers: Pick<Papers, 'find'>;
  register: Pick<Register, 'findPaperReferences' | 'findCase' | 'findStoredCase'>;
}

/** For whoever may see a case that refers to it. */
export async function findPaper(
  { papers, register }: PaperRoom,
  { documentId, reaches }: { documentId: string; reaches: readonly Reach[] },
): Promise<Result<Paper>> {
  for (const { caseId } of await register.findPaperReferences(documentId)) {
    const found = await viewCase(register, { caseId, reaches });
    if (found.ok) return have(await papers.find(documentId));
  }
  return have(undefined);
}

/** An agency may fetch what was sent to it for as long as its dossier is open, and this much longer. */
const afterwardsMs = 30 * 86_400_000;

interface PaperFetch {
  documentId: string;
  agency: AgencyId;
  /** Of the signed message that asks for it, which counts once. */
  messageId: string;
  nowMs: number;
}

/** For the agency of a step that it was sent with. */
export async function findPaperForAgency(
  { papers, register }: PaperRoom & { register: Pick<Register, 'rememberMessage'> },
  { documentId, agency, messageId, nowMs }: PaperFetch,
): Promise<Result<Paper>> {
  if (!(await register.rememberMessage({ messageId, from: agency })))
    return refused({ code: 'replayed-message' });
  for (const { caseId, step } of await register.findPaperReferences(documentId)) {
    const found = await readCase(register, { caseId, reaches: [{ kind: 'agency', agency }] });
    if (!found.ok) continue;
    const { state, events } = found.value;
    const of = state.steps.find(({ plan }) => plan.id === step);
    if (of?.plan.agency !== agency) continue;
    const lastAt = events.findLast((event) => event.step === step)?.at ?? '';
    const isDue = isOpen(stepStateOf(state, of)) || nowMs < Date.parse(lastAt) + afterwardsMs;
    if (isDue) return have(await papers.find(documentId));
  }
  return have(undefined);
}

function have(paper: Paper | undefined): Result<Paper> {
  return paper ? done(paper) : refused({ code: 'unknown-document' });
}
