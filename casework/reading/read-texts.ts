/** The texts behind the chain of events, as far as somebody sees them. */
import type { CaseEvent } from '../../domain/case-events';
import type { Sight } from '../../domain/rights/sight';
import type { Register } from '../../register/register';
import { readCase, type CaseAsked } from '../read-case';
import { done, type Result } from '../refusal';
import { readOf } from './reader';

export interface ShownText {
  reason?: string;
  decision?: { number: string; on: string; by: string };
  note?: string;
  /** What an agency has said of each field that it asks for. */
  fields?: { pointer: string; reason: string }[];
}

/** By the refs that the events name. */
export async function readTexts(
  register: Pick<Register, 'findStoredCase' | 'recordReads'>,
  asked: CaseAsked,
): Promise<Result<Record<string, ShownText>>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const { sight, events, documents } = found.value;
  const refs = events.filter((event) => isShown(event, sight)).flatMap(textRefsOf);
  const texts = refs.flatMap((ref) => {
    const text = textIn(documents[ref]);
    return Object.keys(text).length > 0 ? [[ref, text] as const] : [];
  });
  await register.recordReads([readOf(asked.reader, sight.roles, { caseId: asked.caseId, what: 'texts' })]);
  return done(Object.fromEntries(texts));
}

/** What is said of other steps is not for whoever decides one; an order is, where it has their step done again. */
function isShown(event: CaseEvent, { sees, ownSteps }: Sight): boolean {
  if (sees !== 'need') return sees === 'full';
  if (event.step !== null) return ownSteps.includes(event.step);
  return event.type === 'correction-ordered' && event.data.steps.some((step) => ownSteps.includes(step));
}

const notTexts = ['declaration', 'result', 'madeFrom'];

/** All but declarations, results and what dossiers were made from. */
function textRefsOf({ data }: CaseEvent): string[] {
  return Object.entries(data).flatMap(([member, value]: [string, unknown]) =>
    !notTexts.includes(member) && isRef(value) ? [value.ref] : [],
  );
}

function isRef(value: unknown): value is { ref: string } {
  return typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string';
}

/** Orders hold a reason and a decision, answers a note, an agency's word a reason of code and text. */
function textIn(document: unknown): ShownText {
  const { reason, text, code, note, decision, fields } = membersOf(document);
  const said = [reason, text, membersOf(reason)['text'], membersOf(reason)['code'], code].find(isText);
  const { number, on, by } = membersOf(decision);
  const asked = Array.isArray(fields) ? fields.flatMap(askedIn) : [];
  return {
    ...(said !== undefined && { reason: said }),
    ...(isText(number) && isText(on) && isText(by) && { decision: { number, on, by } }),
    ...(isText(note) && { note }),
    ...(asked.length > 0 && { fields: asked }),
  };
}

function askedIn(field: unknown): { pointer: string; reason: string }[] {
  const { pointer, reason } = membersOf(field);
  return isText(pointer) && isText(reason) ? [{ pointer, reason }] : [];
}

const isText = (value: unknown): value is string => typeof value === 'string';

function membersOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
