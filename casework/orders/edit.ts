import { findPointerParts, findWithValueAt } from '../../domain/json-pointer';
import type { InputIssue } from '../../domain/messages';
import type { Change } from '../../domain/orders';
import { getEdition } from '../../procedures/bundles';
import { contradictsRegistered } from '../../procedures/shared/registered';
import { examineChange, type ExaminedChange } from '../../procedures/shared/intake/examine-change';
import type { Register } from '../../register/register';
import type { CaseOnRecord } from '../case-on-record';
import { done, refused, type Result } from '../refusal';

/** Where other cases of the same life event are looked for. */
export type EventsOnFile = Pick<Register, 'findLockHolder' | 'isRecognised'>;

/** Changes of a case's declaration, found good. */
export interface Edited {
  edit: Pick<ExaminedChange, 'declaration' | 'facts'> & { changes: Change[]; declarationRef: string };
  warnings: InputIssue[];
}

/** The same for whoever has no decision of an authority: what a granted act has on its record is not theirs to change. */
export async function editUnregistered(
  register: EventsOnFile,
  found: CaseOnRecord,
  { changes }: { changes: readonly Change[] },
): Promise<Result<Edited>> {
  const edited = await editOf(register, found, { changes });
  if (!edited.ok) return edited;
  const { state, declaration: before } = found;
  const edition = getEdition(state.filed.bundle, state.filed.edition);
  const contradicts = (after: unknown) => contradictsRegistered(state, edition, { before, after });
  if (!contradicts(edited.value.edit.declaration)) return edited;
  const touching = changes.flatMap(({ pointer, value }, i) => {
    const alone = findWithValueAt(before, findPointerParts(pointer) ?? [], value ?? undefined);
    return alone !== undefined && contradicts(alone) ? [`/changes/${i}/pointer`] : [];
  });
  const pointers = touching.length > 0 ? touching : ['/changes'];
  return refused({ code: 'registered-fact', pointers });
}

/**
 * Refused where the declaration would not be good by the rules it was filed under, and where it would be about a life
 * event that another case holds, unless that case gives it up to this one.
 */
export async function editOf(
  register: EventsOnFile,
  { caseId, state, declaration }: CaseOnRecord,
  { changes, takesOver }: { changes: readonly Change[]; takesOver?: string | undefined },
): Promise<Result<Edited>> {
  const { bundle, edition, receivedAt } = state.filed;
  const receivedAtMs = Date.parse(receivedAt);
  const examined = examineChange({ bundle, edition, declaration, changes, receivedAtMs });
  if (!examined.ok) return refused({ code: 'invalid-input', errors: examined.errors });
  const { takes: locks } = examined;
  const exceptCaseIds = [caseId, ...(takesOver === undefined ? [] : [takesOver])];
  const holder = await register.findLockHolder({ locks, exceptCaseIds });
  if (holder) return refused({ code: 'duplicate-case', ...holder });
  return done({
    edit: {
      changes: [...changes],
      declaration: examined.declaration,
      declarationRef: state.declarationRef,
      facts: examined.facts,
    },
    warnings: [...examined.warnings, ...(await duplicateDoubts(register, examined))],
  });
}

/** Another case may be about the event that this one is now about. */
async function duplicateDoubts(
  register: Pick<EventsOnFile, 'isRecognised'>,
  { doubt }: Pick<ExaminedChange, 'doubt'>,
): Promise<InputIssue[]> {
  const isDoubtful = doubt !== null && (await register.isRecognised(doubt.marks));
  return isDoubtful ? [{ pointer: doubt.pointer, code: 'possible-duplicate' }] : [];
}
