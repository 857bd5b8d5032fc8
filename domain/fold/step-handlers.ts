import type { Asked } from '../case-view';
import type { Instant } from '../viet-nam-time';
import type { Handlers } from './handlers';
import {
  askBack,
  changeStep,
  hearing,
  including,
  paused,
  redone,
  resumed,
  dossierOver,
  tooLate,
} from './change';
import { codeMet } from './code-met';
import { readAsked, readBasis, readReason, readResult } from './documents';
import { askedBack, type Dossier, type FoldedStep, type RefusedDossier } from './folded-step';
import { basisNow } from './made-from';
import {
  noticesOnAmendment,
  noticesOnDelivery,
  noticesOnGrant,
  noticesOnReversal,
  noticesWhenStuck,
} from './notices';
import { correctionRefused, filed, granted, reversed, withReversal } from './step-outcomes';

/** What comes of a step at its agency. */
type StepLevel =
  | 'step-filed'
  | 'step-delayed'
  | 'step-resumed'
  | 'step-granted'
  | 'step-amended'
  | 'step-refused'
  | 'decision-unusable'
  | 'decision-contradicts'
  | 'supplement-requested'
  | 'supplement-expired'
  | 'supplement-extended'
  | 'supplement-refused'
  | 'step-stuck'
  | 'withdrawal-too-late'
  | 'step-withdrawn'
  | 'step-recalled'
  | 'reversal-registered'
  | 'step-reversed'
  | 'reversal-failed'
  | 'notice-stuck'
  | 'notice-delivered';

export const stepHandlers: Handlers<StepLevel> = {
  'step-filed': (state, event, documents) => ({
    ...changeStep(state, event.step, (step) =>
      filed(step, event, readBasis(event.data, documents) ?? basisNow(state, step)),
    ),
    office: event.data.office,
  }),
  'step-delayed': (state, { step, at, data: { what } }) =>
    changeStep(state, step, ({ delayedSince }) => ({ delayedSince: { ...delayedSince, [what]: at } })),
  'step-resumed': (state, { step, data: { what } }) =>
    changeStep(state, step, ({ delayedSince }) => ({
      delayedSince: Object.fromEntries(Object.entries(delayedSince).filter(([kind]) => kind !== what)),
    })),
  'step-granted': (state, event, documents) => {
    const result = readResult(event.data.result, documents);
    const after = changeStep(state, event.step, (step) => granted(step, event, result));
    // An agency may grant on a complaint what it had refused, also after the case has ended.
    return { ...after, settledAt: null, notices: noticesOnGrant(state, event, result) };
  },
  'step-amended': (state, event, documents) => {
    const result = readResult(event.data.result, documents);
    const notices = noticesOnAmendment(state, event, result);
    const after = changeStep(state, event.step, (before) => ({
      ...hearing(before, event.data),
      ...(notices.length > state.notices.length && numberUsed(before)),
      result,
      doubt: before.doubt?.cause === 'decision-unusable' ? null : before.doubt,
      grant: before.grant && { ...before.grant, result, provisionalSince: null },
    }));
    // Also after the case has ended: whoever was told of the grant is told what has come since.
    return { ...after, settledAt: null, notices };
  },
  'step-refused': (state, { step, at, data }, documents) =>
    changeStep(state, step, (before) => ({
      ...resumed(before, at),
      ...hearing(before, data),
      ...(data.decisionId !== null && { refused: refusedOf(before.dossier) }),
      ...dossierOver(before, 'refused'),
      ...correctionRefused(before, at),
      since: at,
      decidedAt: data.decidedAt,
      reason: readReason(data.reason, documents) ?? { code: data.code },
    })),
  'decision-unusable': (state, { type, step, at, data: { code } }) =>
    changeStep(state, step, () => ({ doubt: { what: 'decision', cause: type, code, since: at } })),
  'decision-contradicts': (state, { type, step, at, data }) => ({
    ...changeStep(state, step, (before) => ({
      ...hearing(before, data),
      doubt: { what: 'decision', cause: type, code: data.word, since: at },
    })),
    strays: state.strays.filter(({ dossierKey }) => dossierKey !== data.dossierKey),
  }),
  'supplement-requested': (state, { step, at, data }, documents) =>
    changeStep(state, step, (before) => ({
      ...paused(before, at),
      progress: 'awaiting-citizen',
      stuck: null,
      since: at,
      ...hearing(before, data),
      doubt: null,
      dossier: {
        ...before.dossier,
        asked: readAsked(data.asked, documents),
        supplements: data.supplements,
      },
      overdueReasons:
        data.supplements > 1 ? including(before.overdueReasons, 'second-supplement') : before.overdueReasons,
    })),
  'supplement-expired': (state, { step, at }) =>
    changeStep(state, step, (before) => ({
      ...resumed(before, at),
      progress: 'with-agency',
      since: at,
      dossier: {
        ...before.dossier,
        recall: askBack(before, {
          how: 'refused',
          code: 'supplement-expired',
          orderId: null,
          otherwise: null,
          since: at,
        }),
      },
    })),
  'supplement-extended': (state, { step, data: { until } }) =>
    changeStep(state, step, ({ dossier }) => ({
      dossier: { ...dossier, asked: extended(dossier.asked, until) },
    })),
  'supplement-refused': (state, { step, at }) =>
    changeStep(state, step, ({ dossier }) => ({
      progress: 'with-agency',
      since: at,
      dossier: { ...dossier, supplement: null },
    })),
  'step-stuck': (state, { step, at, data }) =>
    changeStep(state, step, ({ dossier }) => ({
      stuck: { what: data.what, cause: data.cause, code: codeMet(data), since: at },
      reason: { code: data.cause },
      dossier: { ...dossier, mayHaveArrived: dossier.mayHaveArrived || data.sent === true },
    })),
  'withdrawal-too-late': (state, { step, at }) =>
    changeStep(state, step, (before) => ({
      since: at,
      dossier: { ...before.dossier, asked: null, recall: tooLate(before) },
    })),
  'step-withdrawn': (state, { step, at, data }) =>
    changeStep(state, step, (before) => ({
      ...dossierOver(before, askedBack(before)?.how === 'skipped' ? 'skipped' : 'withdrawn'),
      since: at,
      reason: { code: data.code },
    })),
  'step-recalled': (state, { step, at }) =>
    changeStep(state, step, ({ grant, dossier }) => {
      const back = { ...dossier, asked: null, recall: null, mayHaveArrived: false };
      const over = { delayedSince: {}, doubt: null, since: at };
      return grant
        ? { ...over, progress: 'granted', dossier: back, grant: redone(grant, at) }
        : { ...over, progress: 'not-begun', dossier: { ...back, round: dossier.round + 1 } };
    }),
  'reversal-registered': (state, { step }) =>
    changeStep(state, step, ({ grant }) => ({ grant: grant && withReversal(grant, { registered: true }) })),
  'step-reversed': (state, event) => ({
    ...changeStep(state, event.step, (step) => reversed(step, event.at)),
    notices: noticesOnReversal(state, event),
  }),
  'reversal-failed': (state, { step, at, data }) => {
    const failed = { what: 'reversal', cause: 'reversal-refused', code: codeMet(data), since: at } as const;
    return changeStep(state, step, ({ grant }) => ({ grant: grant && withReversal(grant, { failed }) }));
  },
  'notice-stuck': (state, event) => ({ ...state, notices: noticesWhenStuck(state, event) }),
  'notice-delivered': (state, event) => ({
    ...changeStep(state, event.step, () => ({
      toldKey: event.data.what === 'notice' ? event.data.dossierKey : null,
    })),
    notices: noticesOnDelivery(state, event),
  }),
};

/** The next dossier of the step goes under another number. */
function numberUsed({ dossier }: FoldedStep): Pick<FoldedStep, 'dossier'> {
  return { dossier: { ...dossier, round: dossier.round + 1 } };
}

function refusedOf({ key, basis }: Dossier): RefusedDossier | null {
  return key === null || basis === null ? null : { dossierKey: key, basis };
}

function extended(asked: Asked | null, until: Instant): Asked | null {
  return asked && { ...asked, until, extendedFrom: asked.extendedFrom ?? asked.until };
}
