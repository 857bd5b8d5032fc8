/** Of who reads what, as documented. */
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { defaultPurposes, noteLength, purposes } from '../../domain/rights/purpose';
import { roles } from '../../domain/rights/roles';
import { CaseId, PersonalId } from '../../domain/schemas/common';
import { InstantInput } from '../../domain/schemas/times';
import { InstantOutput, QueryText } from './instants';

export const PurposeHeaders = z.object({
  'X-Purpose': z
    .enum(purposes)
    .optional()
    .meta({ description: 'For operations and auditors: what they read this for' }),
  'X-Purpose-Note': z
    .string()
    .optional()
    .meta({
      description: `Why, percent-encoded UTF-8, ${String(noteLength.min)} to ${String(noteLength.max)} characters`,
    }),
});

const Pointers = z.array(z.string());

export const DeclarationReply = z
  .object({
    version: z.int(),
    declaration: z.record(z.string(), z.unknown()),
    sources: z.array(z.object({ pointer: z.string(), source: z.enum(['declared']) })),
    hidden: Pointers.meta({ description: 'What is left out for this caller' }),
  })
  .meta({ id: 'ShownDeclaration' });

export const TextsReply = z
  .record(
    z.string(),
    z
      .object({
        reason: z.string().optional(),
        decision: z.object({ number: z.string(), on: z.string(), by: z.string() }).optional(),
        note: z.string().optional(),
        fields: z.array(z.object({ pointer: z.string(), reason: z.string() })).optional(),
      })
      .meta({ id: 'ShownText' }),
  )
  .meta({ id: 'Texts' });

export const ReadSearch = z
  .object({
    personalId: PersonalId.optional(),
    caseId: CaseId.optional(),
    by: QueryText(200).optional().meta({ description: 'The subject of whoever has read' }),
    from: InstantInput.optional(),
    to: InstantInput.optional(),
    limit: z.int().min(1).max(200).default(50),
    cursor: QueryText(100).optional(),
  })
  .meta({ id: 'ReadSearch' });

export const ReadsReply = z
  .object({
    data: z.array(
      z
        .object({
          at: InstantOutput,
          by: z.string(),
          role: z.enum(roles).nullable(),
          agency: z.enum(agencyIds).nullable(),
          caseId: z.string().nullable(),
          what: z.string(),
          pointers: Pointers,
          purpose: z.enum([...purposes, ...defaultPurposes]).nullable(),
          note: z.string().nullable(),
          channel: z.string(),
          result: z.enum(['shown', 'refused']),
        })
        .meta({ id: 'Read' }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Reads' });
