import type { Papers } from '../documents/papers';
import type { AgencyId } from '../domain/agencies';
import type { AttachedPaper } from '../domain/papers';

/** A paper up to this size travels inside its message. */
const maxInsideBytes = 1024 * 1024;
/** So much of papers a message carries in all; gateways and agencies take no larger ones. */
const maxTogetherBytes = 5 * 1024 * 1024;

/** A paper as it is sent: with its bytes in base64, or with the address at the gateway under which they are fetched. */
interface SentPaper extends Omit<AttachedPaper, 'documentId'> {
  content?: string;
  href?: string;
}

/** Reads the bytes only now that they are sent: nothing that a workflow keeps in mind or on record holds them. */
export function createAttaching(papers: Pick<Papers, 'read'>) {
  return async (agency: AgencyId, attachments: readonly AttachedPaper[]): Promise<SentPaper[]> => {
    const sent: SentPaper[] = [];
    let room = maxTogetherBytes;
    for (const { documentId, ...paper } of attachments) {
      const isInside = paper.size <= Math.min(maxInsideBytes, room);
      if (isInside) room -= paper.size;
      const href = `/v1/attachments/${agency}/${documentId}`;
      sent.push({ ...paper, ...(isInside ? { content: await contentOf(papers, documentId) } : { href }) });
    }
    return sent;
  };
}

async function contentOf(papers: Pick<Papers, 'read'>, documentId: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of papers.read(documentId)) pieces.push(piece);
  return Buffer.concat(pieces).toString('base64');
}
