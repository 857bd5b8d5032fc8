import { fileNameIn } from '../../documents/file-name';
import type { NewPaper } from '../../documents/papers';
import { beginsAs } from '../../documents/paper-type';
import { maxPaperBytes, paperTypes, type PaperType } from '../../domain/papers';
import { within } from '../../casework/temporal/within';
import type { Call } from '../http/route';
import { Problem } from '../problems/problem';

/** A body that takes longer has stopped coming, and keeps others waiting. */
const bodyWithinMs = 60_000;

type Upload = Pick<Call<unknown, unknown>, 'header' | 'bytes'>;

/** What an upload says it is, before its bytes are read. Throws 415. */
export function announced({ header }: Upload): Pick<NewPaper, 'name'> & { mediaType: PaperType } {
  const [said = ''] = (header('content-type') ?? '').split(';', 1);
  const mediaType = paperTypes.find((known) => known === said.trim().toLowerCase());
  if (!mediaType) throw new Problem('not-the-type');
  return {
    mediaType,
    name: fileNameIn(header('content-disposition')) ?? `document.${extensions[mediaType]}`,
  };
}

/** Throws 413, 415 where the bytes are of another type, 400 where they do not come. */
export async function readPaper({ bytes: read }: Upload, mediaType: PaperType): Promise<Buffer> {
  const bytes = await within(bodyWithinMs, read(maxPaperBytes), () => new Problem('broken-request'));
  if (!beginsAs(mediaType, bytes)) throw new Problem('not-the-type');
  return bytes;
}

const extensions: Readonly<Record<PaperType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
