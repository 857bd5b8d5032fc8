import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { create as dispositionOf } from 'content-disposition';
import { z } from 'zod';
import { paperTypes, type Paper } from '../../domain/papers';
import type { Response } from 'express';
import type { Services } from '../services';

/**
 * The bytes of a paper as an answer. What a browser can only look at is shown beside the case; anything else is kept as a
 * file, and neither is ever a page of ours.
 */
export function paperReply(
  { documentId, mediaType, name, size, sha256 }: Paper,
  { papers, log }: Pick<Services, 'papers' | 'log'>,
): { status: 200; headers: Readonly<Record<string, string>>; stream: (response: Response) => void } {
  const isShown = paperTypes.some((known) => known === mediaType);
  return {
    status: 200,
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': dispositionOf(name, { type: isShown ? 'inline' : 'attachment' }),
      'Content-Security-Policy': isShown ? policy : `${policy}; sandbox`,
      'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      'X-Content-Type-Options': 'nosniff',
    },
    stream: (response) => {
      pipeline(Readable.from(papers.read(documentId)), response).catch((error: unknown) => {
        log.warn({ err: error, documentId }, 'a paper was not sent to its end');
      });
    },
  };
}

const policy = "default-src 'self'; base-uri 'none'; frame-ancestors 'self'";

export const paperReplySpec = {
  description: `The bytes: ${paperTypes.join(', ')}, or what else came with a supplement`,
  type: 'application/octet-stream',
  schema: z.string().meta({ format: 'binary' }),
  headers: z.object({
    'Content-Disposition': z
      .string()
      .meta({ description: '`inline` for what an upload may be, else `attachment`; with the file name' }),
    'Repr-Digest': z.string().meta({ description: 'RFC 9530, sha-256' }),
  }),
} as const;
