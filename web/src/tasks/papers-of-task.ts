import type { TaskDetail } from '../http/shapes';
import type { PaperRow } from '../viewer/paper-row';

/** The papers that came with a dossier and its rounds. */
export const paperRows = ({ documents }: TaskDetail): PaperRow[] =>
  documents.map(({ documentId, document, name, mediaType, size, round }) => ({
    kind: document,
    name,
    mediaType,
    ...(size !== null && { size }),
    round,
    ...(documentId !== null && { documentId }),
  }));
