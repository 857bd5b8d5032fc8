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
  const plain = withoutFolders(asUtf8(name).normalize('NFC'));
  return plain === '' || plain.length > maxLength || !isStorableText(plain) ? undefined : plain;
}

/** The last part of a path, so that nobody who stores a paper under its name is led elsewhere; empty where there is none. */
export function withoutFolders(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trim() ?? '';
  return /^\.+$/.test(last) ? '' : last;
}

/** Node reads headers as Latin-1. */
function asUtf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const isLatin1 = bytes.toString('latin1') === text;
  return isLatin1 && isUtf8(bytes) ? bytes.toString('utf8') : text;
}
