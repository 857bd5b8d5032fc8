/** `--set /child/name=…`: changes of a declaration as they are written on a command line. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Change } from '../../domain/orders';
import { Failure } from '../failure';
import type { AttachedFile } from '../http/bodies';

/** One more `POINTER=TEXT`, or `POINTER:=JSON` for what is no text. */
export function collectChange(written: string, before: readonly Change[] = []): Change[] {
  const [, pointer = '', isJson, text = ''] = /^(\/[^=]*?)(:)?=(.*)$/s.exec(written) ?? [];
  if (pointer === '') throw new InvalidArgumentError('/child/name=Trần Minh Đặng, /child/birthOrder:=2');
  return [...before, { pointer, value: isJson === undefined ? text : jsonOf(text) }];
}

/** One more. */
export const collectText = (written: string, before: readonly string[] = []): string[] => [
  ...before,
  written,
];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('/child/birthOrder:=2, /father:=null');
  }
}

/** One more `DOCUMENT=FILE`. */
export function collectAttachment(written: string, before: readonly AttachedFile[] = []): AttachedFile[] {
  const [, document = '', path = ''] = /^([^=]+)=(.+)$/s.exec(written) ?? [];
  if (document === '') throw new InvalidArgumentError('birth-certificate=scan.pdf');
  return [...before, { document, name: basename(path), mediaType: mediaTypeOf(path), content: read(path) }];
}

function read(path: string): string {
  try {
    return readFileSync(path, 'base64');
  } catch {
    throw new InvalidArgumentError(new Failure(unreadable, { path }).message);
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

const mediaTypeOf = (path: string): string =>
  mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';

const unreadable = { vi: 'Không đọc được {path}.', en: 'Cannot read {path}.' };
