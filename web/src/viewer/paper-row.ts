/** A paper as a list names it. */
export interface PaperRow {
  documentId?: string;
  /** What paper it is. */
  kind: string;
  name: string;
  mediaType?: string;
  size?: number;
  /** Unknown where nobody says. */
  scan?: 'pending' | 'clean' | 'infected' | 'none';
  /** The round of its step that it came with; the first is the filing. */
  round?: number;
  step?: string;
}

export const documentAddress = ({ documentId = '' }: PaperRow): string =>
  `/v1/documents/${encodeURIComponent(documentId)}`;

export const isShown = ({ documentId, scan }: PaperRow): boolean =>
  documentId !== undefined && scan !== 'infected' && scan !== 'pending';
