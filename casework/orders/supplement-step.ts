import { attach, type SentAttachment } from '../../documents/attach';
import type { Papers } from '../../documents/papers';
import { getStepState } from '../../domain/fold/case-state';
import type { FoldedStep } from '../../domain/fold/folded-step';
import { stepStateOf } from '../../domain/fold/step-state';
import { isBelow } from '../../domain/json-pointer';
import type { InputIssue } from '../../domain/messages';
import type { OrderOf } from '../../domain/orders';
import type { CaseOnRecord } from '../case-on-record';
import { done, refused, type Refused, type Result } from '../refusal';
import { editUnregistered } from './edit';
import { giveOrder, type Editing, type OrderTaken, type OrderTo } from './give-order';

export type SupplementSent = Pick<OrderOf<'supplement'>, 'step' | 'changes' | 'reason'> & {
  attachments: readonly SentAttachment[];
};

/** Answers what an agency has asked: just the fields that it asked for, or what lies below them. */
export function supplementStep(
  { papers, ...ordering }: Editing & { papers: Pick<Papers, 'keep' | 'refer'> },
  { found, id, by, subject }: OrderTo,
  supplement: SupplementSent,
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, async (now) => {
    const wrong = refusalOf(now, supplement);
    if (wrong) return wrong;
    const edited = await editUnregistered(ordering.register, now, { changes: supplement.changes });
    if (!edited.ok) return edited;
    const { edit, warnings } = edited.value;
    const attached = await attach(papers, supplement.attachments, { caseId: now.caseId, subject });
    const attachments = attached.filter((paper) => paper !== undefined);
    if (attachments.length < attached.length) return refusalOfPapers(attached);
    return done({ order: { kind: 'supplement', id, by, ...supplement, ...edit, attachments }, warnings });
  });
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
