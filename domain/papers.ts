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
