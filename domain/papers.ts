/** A paper of a case: bytes that lie apart from the case and are referred to. */
export interface Paper {
  documentId: string;
  /** Of the bytes, in hex. */
  sha256: string;
  size: number;
  mediaType: string;
  /** File name. */
  name: string;
}

/** A paper as an order, an event and a message name it; the bytes are read where they are sent. */
export interface AttachedPaper extends Paper {
  /** Which of the documents asked for it is. */
  document: string;
}

/** What an upload may be. */
export const paperTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PaperType = (typeof paperTypes)[number];

export const maxPaperBytes = 10 * 1024 * 1024;

/** The papers of a supplement, as its document has them; none where it has been erased. */
export function attachmentsOf(supplement: unknown): AttachedPaper[] {
  if (typeof supplement !== 'object' || supplement === null || !('attachments' in supplement)) return [];
  const { attachments } = supplement;
  return Array.isArray(attachments) ? attachments.filter(isAttached) : [];
}

function isAttached(value: unknown): value is AttachedPaper {
  return typeof value === 'object' && value !== null && 'documentId' in value;
}
