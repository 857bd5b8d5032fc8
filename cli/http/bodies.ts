import type { Documented } from './reading';

/** A file that goes with an answer, its bytes in base64. */
export type AttachedFile = Required<Omit<Documented['Attachment'], 'documentId'>>;
