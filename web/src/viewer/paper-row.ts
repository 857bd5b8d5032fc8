/** A paper as a list names it. */
export interface PaperRow {
  documentId?: string;
  /** What paper it is. */
  kind: string;
  name: string;
  mediaType?: string;
  size?: number;
  scan?: 'pending' | 'clean' | 'infected' | 'none';
  round?: number;
}

export const documentAddress = ({ documentId = '' }: PaperRow): string =>
  `/v1/documents/${encodeURIComponent(documentId)}`;

export const isShown = ({ documentId, scan }: PaperRow): boolean =>
  documentId !== undefined && scan !== 'infected' && scan !== 'pending';
