import { z } from 'zod';
import { paperTypes } from '../../domain/papers';

export const DocumentReply = z
  .object({
    documentId: z.string(),
    sha256: z.string().meta({ description: 'Of the bytes, in hex' }),
    size: z.int().meta({ description: 'In bytes' }),
    mediaType: z.enum(paperTypes),
    name: z.string().meta({ description: 'File name' }),
    scan: z.enum(['none']).meta({ description: 'What a scanner for malware has said: none looks at it yet' }),
  })
  .meta({ id: 'Document' });
