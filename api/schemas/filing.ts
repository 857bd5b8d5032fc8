/** `POST /v1/cases`: what is sent and what is answered. */
import { z } from 'zod';
import { InstantInput } from '../../domain/schemas/times';
import { bundleIds, findEditions, getForm } from '../../procedures/bundles';
import { CaseStatusReply } from './case-view';
import { DayOutput, InstantOutput } from './instants';
import { Issue } from './problem';

const receivedAt = InstantInput.optional().meta({
  description: 'When the portal received it, if earlier than now; it starts the legal clock',
});

/** The envelope with each bundle's newest form, for readers of the API. */
export const FilingBody = z.discriminatedUnion('bundle', filings()).meta({ id: 'Filing' });

function filings(): [FilingOf, ...FilingOf[]] {
  const [first, ...others] = bundleIds.map(filingOf);
  if (!first) throw new Error('there is no bundle');
  return [first, ...others];
}

type FilingOf = ReturnType<typeof filingOf>;
function filingOf(bundle: string) {
  const newest = findEditions(bundle)?.at(-1);
  if (!newest) throw new Error(`bundle ${bundle} has no edition`);
  return z
    .looseObject({ bundle: z.literal(bundle), declaration: getForm(newest).schema, receivedAt })
    .meta({ id: `${nameOf(bundle)}Filing` });
}

/** `marriage-abroad` becomes `MarriageAbroad`. */
function nameOf(bundle: string): string {
  return bundle.replaceAll(/(?:^|-)(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

export const ExplainedDay = z
  .object({
    day: DayOutput,
    counted: z.boolean(),
    why: z.enum([
      'received',
      'after-cut-off',
      'working-day',
      'make-up-day',
      'weekend',
      'holiday',
      'swap',
      'paused',
    ]),
  })
  .meta({ id: 'ExplainedDay' });

/** The appointment notice (giấy hẹn trả kết quả): what the citizen holds in hand. */
const AppointmentNotice = z
  .object({
    caseCode: z.string(),
    receivedAt: InstantOutput,
    filedAt: InstantOutput,
    dueAt: InstantOutput,
    certainty: z.enum(['official', 'provisional']),
    verification: z.boolean(),
    explanation: z.array(ExplainedDay),
    eventHash: z
      .string()
      .meta({ description: "SHA-256 of the case's first event: proof of what was filed, and when" }),
  })
  .meta({ id: 'AppointmentNotice' });

export const FilingReply = z
  .object({
    caseId: z.string(),
    caseCode: z.string(),
    trackingCode: z.string(),
    bundle: z.string(),
    edition: DayOutput,
    status: CaseStatusReply,
    dueAt: InstantOutput,
    flags: z.array(z.string()),
    receipt: AppointmentNotice,
    warnings: z.array(Issue),
  })
  .meta({ id: 'FilingReceipt' });
export type FilingReply = z.output<typeof FilingReply>;

export const DryRunReply = z
  .object({
    valid: z.boolean(),
    bundle: z.string().nullable(),
    edition: DayOutput.nullable(),
    dueAt: InstantOutput.nullable(),
    certainty: z.enum(['official', 'provisional']).nullable(),
    flags: z.array(z.string()),
    errors: z.array(Issue),
    warnings: z.array(Issue),
    duplicate: z
      .object({ caseId: z.string(), caseCode: z.string() })
      .optional()
      .meta({ description: 'The case that holds the event already' }),
  })
  .meta({ id: 'DryRun' });
export type DryRunReply = z.output<typeof DryRunReply>;
