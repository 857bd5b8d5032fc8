/** The catalogue of bundles, as documented. */
import { z } from 'zod';
import { AgencyReply } from './case-view';
import { DayOutput, NamesReply } from './instants';

const Term = z
  .object({
    kind: z.enum(['same-day', 'working-days']),
    days: z.int().optional(),
    withVerification: z.int().optional(),
    certainty: z.enum(['official', 'unverified']),
  })
  .meta({ id: 'Term' });

const Reversal = z
  .object({
    kind: z.enum(['undo', 'on-decision', 'rectify', 'recover-money', 'never']),
    act: z.string().optional(),
  })
  .meta({ id: 'Reversal', description: 'How the law takes a granted step back' });

export const BundleReply = z
  .object({
    id: z.string(),
    edition: DayOutput,
    code: z.string().meta({ description: 'Code in the national database of procedures' }),
    names: NamesReply,
    legalBasis: z.string(),
    term: Term,
    steps: z.array(
      z
        .object({
          id: z.string(),
          agency: AgencyReply,
          agencyNames: NamesReply,
          after: z.array(z.string()),
          names: NamesReply,
          term: Term,
          legalBasis: z.string(),
          optional: z.boolean(),
          reversal: Reversal,
          shows: z.array(z.string()).meta({
            description:
              'Pointers into the declaration: what the body that decides sees of it, and may ask about',
          }),
          dossierSchema: z.record(z.string(), z.unknown()).meta({
            description: 'JSON Schema (2020-12) of what the body that decides is sent, with its words',
          }),
        })
        .meta({ id: 'BundleStep' }),
    ),
    declarationSchema: z
      .record(z.string(), z.unknown())
      .meta({ description: 'JSON Schema (2020-12) of `declaration` in POST /v1/cases' }),
  })
  .meta({ id: 'Bundle' });
export type BundleReply = z.output<typeof BundleReply>;

export const BundleListReply = z
  .object({ data: z.array(BundleReply), nextCursor: z.null() })
  .meta({ id: 'BundleList' });
