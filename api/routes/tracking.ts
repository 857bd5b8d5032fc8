import { z } from 'zod';
import { agencyIds, agencyNames, type AgencyId } from '../../domain/agencies';
import type { CaseView, WaitingFor } from '../../domain/case-view';
import { caseStatuses, stepStates } from '../../domain/case-view';
import { outcomes } from '../../domain/case-events';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import type { Names } from '../../procedures/shared/definition';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { FileAlone, WaitingForReply } from '../schemas/case-view';
import { DayOutput, InstantOutput, NamesReply } from '../schemas/instants';

/** What whoever holds the tracking code may know: how far the case is and whose turn it is. Nothing personal. */

const TrackingReply = z
  .object({
    trackingCode: z.string(),
    bundle: z.string(),
    edition: DayOutput,
    names: NamesReply,
    status: z.enum(caseStatuses),
    outcome: z.enum(outcomes).nullable(),
    filedAt: InstantOutput,
    dueAt: InstantOutput,
    steps: z.array(
      z.object({
        id: z.string(),
        names: NamesReply,
        agency: z.enum(agencyIds),
        agencyNames: NamesReply,
        state: z.enum(stepStates),
        dueAt: InstantOutput,
        overdue: z.boolean(),
        fileAlone: FileAlone.optional(),
      }),
    ),
    waitingFor: z.array(WaitingForReply.extend({ whoNames: NamesReply })),
  })
  .meta({ id: 'Tracking' });

export const tracking = route({
  method: 'get',
  operationId: 'trackCase',
  path: '/v1/tracking/{trackingCode}',
  tag: 'tracking',
  summary: 'How far a case is and whom it waits for, without personal data',
  access: { kind: 'public', limited: true },
  params: {
    schema: z.object({
      trackingCode: z
        .string()
        .regex(/^[0-9A-Za-z-]{4,64}$/)
        .toUpperCase(),
    }),
    otherwise: 'unknown-tracking-code',
  },
  replies: { 200: { description: 'The state of the case', schema: TrackingReply } },
  problems: ['unknown-tracking-code', 'unavailable'],
}).handle(async ({ params: { trackingCode } }, { register }) => {
  const found = await register.findCaseByTrackingCode(trackingCode);
  if (!found) throw new Problem('unknown-tracking-code');
  return { status: 200, json: trackingReply(found.view) };
});

function trackingReply(view: CaseView): z.output<typeof TrackingReply> {
  const { trackingCode, bundle, edition, status, outcome, filedAt, dueAt } = view;
  const published = getEdition(bundle, edition);
  return {
    trackingCode,
    bundle,
    edition,
    names: published.names,
    status,
    outcome,
    filedAt,
    dueAt,
    steps: view.steps.map((step) => ({
      id: step.id,
      names: getStepSpec(published, step.id).names,
      agency: step.agency,
      agencyNames: agencyNames[step.agency],
      state: step.state,
      dueAt: step.dueAt,
      overdue: step.overdue,
      ...(step.fileAlone && { fileAlone: step.fileAlone }),
    })),
    waitingFor: view.waitingFor.map((wait) => ({ ...wait, whoNames: namesOf(wait.who) })),
  };
}

const others: Record<Exclude<WaitingFor['who'], AgencyId>, Names> = {
  citizen: { vi: 'Người nộp hồ sơ', en: 'The applicant' },
  operator: { vi: 'Bộ phận vận hành', en: 'The operators' },
  payee: { vi: 'Người nhận tiền', en: 'The payee' },
};

function namesOf(who: WaitingFor['who']): Names {
  return who === 'citizen' || who === 'operator' || who === 'payee' ? others[who] : agencyNames[who];
}
