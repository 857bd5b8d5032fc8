/** The papers of a case, and where each comes from, as far as somebody sees them. */
import { foldOnto } from '../../domain/fold/fold';
import { getStepState, type CaseState } from '../../domain/fold/case-state';
import { attachmentsOf, type AttachedPaper } from '../../domain/papers';
import type { Papers } from '../../documents/papers';
import type { Scan } from '../../documents/scanner';
import type { Register } from '../../register/register';
import type { CaseOnRecord } from '../case-on-record';
import { readCase, type CaseAsked } from '../read-case';
import { readOf } from '../reading/reader';
import { done, refused, type Result } from '../refusal';

export interface ListedPaper extends AttachedPaper {
  scan: Scan;
  /** For which step it was brought, and into which round of it. */
  step: string;
  round: number;
  at: string;
}

/** In the order in which they came. Of those who decide single steps each sees what their own steps got. */
export async function listPapers(
  {
    papers,
    register,
  }: {
    papers: Pick<Papers, 'scansOf'>;
    register: Pick<Register, 'findStoredCase' | 'recordReads'>;
  },
  asked: CaseAsked,
): Promise<Result<ListedPaper[]>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const { sight } = found.value;
  if (sight.sees === 'head') return refused({ code: 'purpose-required' });
  const seen = papersIn(found.value).filter(
    ({ step }) => sight.sees === 'full' || sight.ownSteps.includes(step),
  );
  const { caseId, reader } = asked;
  await register.recordReads([readOf(reader, sight.roles, { caseId, what: 'documents' })]);
  const scans = await papers.scansOf(seen.map(({ documentId }) => documentId));
  return done(seen.map((paper) => ({ ...paper, scan: scans.get(paper.documentId) ?? 'none' })));
}

function papersIn({ events, documents }: CaseOnRecord): Omit<ListedPaper, 'scan'>[] {
  let state: CaseState | undefined;
  return events.flatMap((event) => {
    state = foldOnto(state, [event], documents);
    if (event.type !== 'supplement-received' || event.step === null) return [];
    const { step, at } = event;
    const { round } = getStepState(state, step).dossier;
    return attachmentsOf(documents[event.data.supplement.ref]).map((paper) => ({
      ...paper,
      step,
      round,
      at,
    }));
  });
}
