import type { KeptPaper, NewPaper, Papers } from '../../documents/papers';
import type { RememberedAnswer } from '../../register/idempotency';
import type { Register } from '../../register/register';
import { done, refused, type Result } from '../refusal';

export interface PaperUpload extends NewPaper {
  path: string;
  key: string | undefined;
  /** What whoever uploads is answered. */
  answerOf: (paper: KeptPaper) => RememberedAnswer['body'];
}

/** Keeps a paper and gives the answer that counts under the key; the same bytes in one case are one paper anyway. */
export async function keepPaper(
  { papers, register }: { papers: Pick<Papers, 'keep'>; register: Pick<Register, 'rememberAnswer'> },
  { path, key, answerOf, ...upload }: PaperUpload,
): Promise<Result<RememberedAnswer>> {
  const paper = await papers.keep(upload);
  const answer: RememberedAnswer = { status: 201, body: answerOf(paper) };
  if (key === undefined) return done(answer);
  const { mediaType, name, caseId = null, uploadedBy: caller } = upload;
  const body = { sha256: paper.sha256, mediaType, name, caseId };
  const counts = await register.rememberAnswer({ caller, path, key, body }, answer);
  return counts.kind === 'key-reused' ? refused({ code: 'key-reused' }) : done(counts.answer);
}
