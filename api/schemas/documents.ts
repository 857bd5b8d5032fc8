import { z } from 'zod';
import { scans } from '../../documents/scanner';
import { paperTypes } from '../../domain/papers';
import { InstantOutput } from './instants';

const Scan = z.enum(scans).meta({
  description:
    'What a scanner for malware has said; `none`: there is none. What is infected is never shown or sent',
});

export const DocumentReply = z
  .object({
    documentId: z.string(),
    sha256: z.string().meta({ description: 'Of the bytes, in hex' }),
    size: z.int().meta({ description: 'In bytes' }),
    mediaType: z.enum(paperTypes),
    name: z.string().meta({ description: 'File name' }),
    scan: Scan,
  })
  .meta({ id: 'Document' });

export const DocumentListReply = z
  .object({
    data: z.array(
      z
        .object({
          documentId: z.string(),
          kind: z.string().meta({ description: 'Which of the documents asked for it is' }),
          name: z.string().meta({ description: 'File name' }),
          mediaType: z.string(),
          size: z.int().meta({ description: 'In bytes' }),
          sha256: z.string(),
          scan: Scan,
          origin: z.enum(['filing', 'supplement']),
          step: z.string().meta({ description: 'The step that it was brought for' }),
          round: z.int().meta({ description: 'and into which round of it' }),
          at: InstantOutput,
        })
        .meta({ id: 'ListedDocument' }),
    ),
  })
  .meta({ id: 'DocumentList' });
