/** Who may have a paper. What may not be had, and what there is not, look alike. */
import type { KeptPaper, Papers } from '../../documents/papers';
import type { AgencyId } from '../../domain/agencies';
import type { Paper } from '../../domain/papers';
import { stepStateOf } from '../../domain/fold/step-state';
import { isOpen } from '../../domain/step-states';
import type { Register } from '../../register/register';
import { findCaseOnRecord } from '../case-on-record';
import { sightOf } from '../read-case';
import { readOf, sightFor, type Reader } from '../reading/reader';
import { done, refused, type Result } from '../refusal';

interface PaperRoom {
  papers: Pick<Papers, 'find' | 'findUploaded'>;
  register: Pick<Register, 'findPaperReferences' | 'findCase' | 'findStoredCase' | 'recordReads'>;
}

/**
 * For whoever sees a case that refers to it; of those who decide single steps, for whoever decides one that it was for.
 * One that no case refers to yet is its uploader's own.
 */
export async function findPaper(
  { papers, register }: PaperRoom,
  { documentId, reader }: { documentId: string; reader: Reader },
): Promise<Result<Paper>> {
  let refusal: Result<never> = refused({ code: 'unknown-document' });
  const references = await register.findPaperReferences(documentId);
  if (references.length === 0) return have(await papers.findUploaded(documentId, reader.subject));
  for (const { caseId, step } of references) {
    const found = await register.findCase(caseId);
    const reached = found && sightOf(found, found.view, reader.reaches);
    if (!reached) {
      await register.recordReads([readOf(reader, [], { caseId, what: 'document', result: 'refused' })]);
      continue;
    }
    const sight = sightFor(reader, reached);
    if (!sight.ok) return sight;
    if (sight.value.sees === 'head') refusal = refused({ code: 'purpose-required' });
    else if (sight.value.sees === 'full' || sight.value.ownSteps.includes(step)) {
      await register.recordReads([readOf(reader, sight.value.roles, { caseId, what: 'document' })]);
      return have(await papers.find(documentId));
    }
  }
  return refusal;
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
    const found = await findCaseOnRecord(register, caseId);
    if (!found) continue;
    const { state, events } = found;
    const of = state.steps.find(({ plan }) => plan.id === step);
    if (of?.plan.agency !== agency) continue;
    const last = events.findLast((event) => event.step === step);
    const isDue =
      isOpen(stepStateOf(state, of)) || (last !== undefined && nowMs < Date.parse(last.at) + afterwardsMs);
    if (isDue) return have(await papers.find(documentId));
  }
  return have(undefined);
}

function have(paper: KeptPaper | undefined): Result<Paper> {
  if (paper?.scan === 'infected') return refused({ code: 'infected' });
  return paper ? done(paper) : refused({ code: 'unknown-document' });
}
