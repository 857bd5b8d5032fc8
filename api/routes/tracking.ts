/** What whoever holds the tracking code may know: how far the case is and whose turn it is. Nothing personal. */
import { z } from 'zod';
import { agencyNames, type AgencyId } from '../../domain/agencies';
import type { CaseView, WaitingFor } from '../../domain/case-view';
import { readTrackingCode } from '../../domain/tracking-code';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import type { Names } from '../../procedures/shared/definition';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import {
  AgencyReply,
  OutcomeReply,
  CaseStatusReply,
  FileAlone,
  StepStateReply,
  Waiting,
} from '../schemas/case-view';
import { DayOutput, InstantOutput, NamesReply } from '../schemas/instants';

const TrackingReply = z
  .object({
    trackingCode: z.string(),
    bundle: z.string(),
    edition: DayOutput,
    names: NamesReply,
    status: CaseStatusReply,
    outcome: OutcomeReply.nullable(),
    filedAt: InstantOutput,
    dueAt: InstantOutput,
    steps: z.array(
      z
        .object({
          id: z.string(),
          names: NamesReply,
          agency: AgencyReply,
          agencyNames: NamesReply,
          state: StepStateReply,
          dueAt: InstantOutput,
          overdue: z.boolean(),
          fileAlone: FileAlone.optional(),
        })
        .meta({ id: 'TrackedStep' }),
    ),
    waitingFor: z.array(Waiting.extend({ whoNames: NamesReply }).meta({ id: 'TrackedWaiting' })),
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
        .max(100)
        .transform(readTrackingCode)
        .pipe(z.string().min(4).max(64))
        .meta({ description: 'Also as read out: small letters, blanks, dashes, O for 0, I and L for 1' }),
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
