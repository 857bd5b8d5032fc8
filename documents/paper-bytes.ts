/** Where the bytes of papers lie: the port of an object store. What is known of a paper is the register's. */
export interface PaperBytes {
  /** Putting the same bytes under the same id again changes nothing. */
  put(documentId: string, bytes: Buffer): Promise<void>;
  /** In pieces, so that a reader who is slow holds no more than one of them. Throws where there is no such paper. */
  read(documentId: string): AsyncIterable<Buffer>;
  remove(documentIds: readonly string[]): Promise<void>;
}
