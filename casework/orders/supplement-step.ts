import { attach, type SentAttachment } from '../../documents/attach';
import type { Papers } from '../../documents/papers';
import { getStepState } from '../../domain/fold/case-state';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { stepStateOf } from '../../domain/fold/step-state';
import { isBelow } from '../../domain/json-pointer';
import type { InputIssue } from '../../domain/messages';
import type { OrderOf } from '../../domain/orders';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import type { Register } from '../../register/register';
import type { CaseOnRecord } from '../case-on-record';
import { judgeLimit } from '../citizens-limit';
import { done, refused, type Refused, type Result } from '../refusal';
import { editUnregistered, type EventsOnFile } from './edit';
import type { MakeOrder, OrderKept, OrderTaken, OrderTo } from './give-order';
import { giveOrKeep, type Keeping } from './keep-order';

export type SupplementSent = Pick<OrderOf<'supplement'>, 'step' | 'changes' | 'reason'> & {
  attachments: readonly SentAttachment[];
};

type Supplementing = Keeping & SupplementMaking;
export interface SupplementMaking {
  register: EventsOnFile & Pick<Register, 'intakeTimes'>;
  papers: Pick<Papers, 'keep' | 'refer'>;
}

/** Answers what an agency has asked: just the fields that it asked for, or what lies below them. */
export function supplementStep(
  supplementing: Supplementing,
  to: OrderTo,
  supplement: SupplementSent,
): Promise<Result<OrderTaken | OrderKept>> {
  const make = supplementOf(supplementing, to, supplement);
  return giveOrKeep(supplementing, to, { order: 'supplement', step: supplement.step }, make);
}

/** The order as the case stands. With `cameAt` it was kept, and is in time. */
export function supplementOf(
  { papers, register }: SupplementMaking,
  { id, by, subject, cameAt }: Omit<OrderTo, 'found'> & { cameAt?: Instant },
  supplement: SupplementSent,
): MakeOrder {
  return async (now) => {
    const wrong = refusalOf(now, supplement);
    if (wrong) return wrong;
    const timely = cameAt === undefined ? await judgeTime(register, now, supplement.step) : { cameAt };
    if (timely === 'late') return refused({ code: 'nothing-asked' });
    const edited = await editUnregistered(register, now, { changes: supplement.changes });
    if (!edited.ok) return edited;
    const { edit, warnings } = edited.value;
    const attached = await attach(papers, supplement.attachments, { caseId: now.caseId, subject });
    const attachments = attached.filter((paper) => paper !== undefined && paper !== 'infected');
    if (attached.includes('infected')) return refused({ code: 'infected' });
    if (attachments.length < attached.length) return refusalOfPapers(attached);
    const order = { kind: 'supplement', id, by, ...timely, ...supplement, ...edit, attachments } as const;
    return done({ order, warnings });
  };
}

/** After its limit an answer is late, unless the limit has moved on because answers could not be taken. */
async function judgeTime(
  register: SupplementMaking['register'],
  { state }: CaseOnRecord,
  step: string,
): Promise<'late' | { cameAt?: Instant }> {
  const { since, dossier } = getStepState(state, step);
  const nowMs = Date.now();
  if (!dossier.asked || nowMs <= Date.parse(dossier.asked.until)) return {};
  const { until, extendedFrom = until } = dossier.asked;
  const limit = await judgeLimit(register, { since, until: extendedFrom, calendar: state.calendar });
  return nowMs > Date.parse(limit ?? until) ? 'late' : { cameAt: vietNamInstant(nowMs) };
}

/** Never uploaded, gone, or of another case. */
function refusalOfPapers(attached: readonly unknown[]): Refused {
  const errors = attached.flatMap((paper, i): InputIssue[] =>
    paper === undefined ? [{ pointer: `/attachments/${i}/documentId`, code: 'unknown-document' }] : [],
  );
  return refused({ code: 'invalid-input', errors });
}

function refusalOf({ state }: CaseOnRecord, supplement: SupplementSent): Refused | undefined {
  if (!state.steps.some(({ plan }) => plan.id === supplement.step)) return refused({ code: 'unknown-step' });
  const step = getStepState(state, supplement.step);
  if (stepStateOf(state, step) !== 'awaiting-citizen') return refused({ code: 'nothing-asked' });
  return refusalOfChanges(step, supplement);
}

/** What was not asked for, and an answer that leaves out all that was. */
function refusalOfChanges(
  { dossier: { asked } }: FoldedStep,
  { changes, attachments, reason: note }: SupplementSent,
): Refused | undefined {
  const fields = asked?.fields ?? [];
  const foreign = changes.flatMap(({ pointer }, i) =>
    fields.some((field) => isBelow(pointer, field.pointer)) ? [] : [`/changes/${i}/pointer`],
  );
  if (foreign.length > 0) return refused({ code: 'not-asked', pointers: foreign });
  if (fields.length === 0 || changes.length + attachments.length > 0 || note !== '') return undefined;
  return refused({ code: 'invalid-input', errors: [{ pointer: '/changes', code: 'too-short' }] });
}
