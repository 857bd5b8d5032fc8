import type { AttachedPaper } from '../domain/papers';
import type { KeptPaper, Papers } from './papers';

/** A paper that comes with an answer: the bytes themselves, or one that was uploaded before. */
export type SentAttachment =
  | { document: string; name: string; mediaType: string; content: Buffer }
  | { document: string; documentId: string };

/** The papers as an order to the case refers to them, kept; undefined in the place of one that there is not, `infected` of one
 * that nobody is to open. */
export async function attach(
  papers: Pick<Papers, 'keep' | 'refer'>,
  attachments: readonly SentAttachment[],
  { caseId, subject }: { caseId: string; subject: string },
): Promise<(AttachedPaper | 'infected' | undefined)[]> {
  const attached: (AttachedPaper | 'infected' | undefined)[] = [];
  // One after another: they are a megabyte together at most.
  for (const attachment of attachments) {
    const paper = await paperOf(papers, attachment, { caseId, subject });
    attached.push(paper && attachedAs(attachment.document, paper));
  }
  return attached;
}

function attachedAs(document: string, { scan, ...paper }: KeptPaper): AttachedPaper | 'infected' {
  return scan === 'infected' ? 'infected' : { ...paper, document };
}

function paperOf(
  papers: Pick<Papers, 'keep' | 'refer'>,
  attachment: SentAttachment,
  { caseId, subject }: { caseId: string; subject: string },
): Promise<KeptPaper | undefined> {
  if ('documentId' in attachment)
    return papers.refer({ documentId: attachment.documentId, caseId, by: subject });
  const { name, mediaType, content: bytes } = attachment;
  return papers.keep({ bytes, name, mediaType, uploadedBy: subject, caseId });
}
