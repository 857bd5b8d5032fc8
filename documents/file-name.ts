import { isUtf8 } from 'node:buffer';
import { parse } from 'content-disposition';
import { isStorableText } from '../domain/text';

const maxLength = 200;

/**
 * The file name in a `Content-Disposition`, also as RFC 8187 writes it, or in plain UTF-8 as many clients do; without
 * its folders. Undefined where there is none, or none that could be kept.
 */
export function fileNameIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = parse(header).parameters['filename'];
  if (name === undefined) return undefined;
  const plain = asUtf8(name).normalize('NFC').split(/[/\\]/).at(-1)?.trim() ?? '';
  return plain === '' || plain.length > maxLength || !isStorableText(plain) ? undefined : plain;
}

/** Node reads headers as Latin-1. */
function asUtf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const isLatin1 = bytes.toString('latin1') === text;
  return isLatin1 && isUtf8(bytes) ? bytes.toString('utf8') : text;
}
