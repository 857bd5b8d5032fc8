/** What was declared, in each of its versions, as far as somebody sees it. */
import type { StoredEvent } from '../../register/stored-case';
import { pointerOf } from '../../domain/json-pointer';
import { everything, shownPart, type Fields } from '../../domain/rights/fields';
import type { Sight } from '../../domain/rights/sight';
import { getEdition } from '../../procedures/bundles';
import { fieldsOfSteps } from '../../procedures/shared/declaration-fields';
import type { Register } from '../../register/register';
import type { CaseOnRecord } from '../case-on-record';
import { readCase, type CaseAsked } from '../read-case';
import { done, refused, type Result } from '../refusal';
import { readOf } from './reader';

export interface ShownDeclaration {
  version: number;
  declaration: Readonly<Record<string, unknown>>;
  /** Where each value comes from. */
  sources: { pointer: string; source: 'declared' }[];
  hidden: string[];
}

/** Of the last version unless another is asked for, which is looked at once the case is within reach; they count from 1. */
export async function readDeclaration(
  register: Pick<Register, 'findStoredCase' | 'recordReads'>,
  { version, ...asked }: CaseAsked & { version: () => number | undefined },
): Promise<Result<ShownDeclaration>> {
  const found = await readCase(register, asked);
  if (!found.ok) return found;
  const { sight, events, documents } = found.value;
  if (sight.sees === 'head') return refused({ code: 'purpose-required' });
  const refs = versionsOf(events);
  const wanted = version() ?? refs.length;
  const ref = refs[wanted - 1];
  if (ref === undefined)
    return refused({ code: 'invalid-input', errors: [{ pointer: '/version', code: 'not-there' }] });
  const { shown, hidden } = shownPart(documents[ref] ?? {}, fieldsFor(found.value, sight));
  const declaration = isRecord(shown) ? shown : {};
  const pointers = leavesOf(declaration);
  const read = { caseId: asked.caseId, what: 'declaration', pointers: topOf(pointers) } as const;
  await register.recordReads([readOf(asked.reader, sight.roles, read)]);
  const sources = pointers.map((pointer) => ({ pointer, source: 'declared' as const }));
  return done({ version: wanted, declaration, sources, hidden });
}

/** What of the declaration somebody sees who sees so much of the case. */
export function fieldsFor({ state }: Pick<CaseOnRecord, 'state'>, { sees, ownSteps }: Sight): Fields {
  switch (sees) {
    case 'full':
      return everything;
    case 'need':
      return fieldsOfSteps(getEdition(state.filed.bundle, state.filed.edition), ownSteps);
    case 'head':
      return { shows: [], hides: [] };
  }
}

/** The documents of all versions, oldest first. */
function versionsOf(events: readonly StoredEvent[]): string[] {
  return events.flatMap(({ data }) => {
    if (!('declaration' in data)) return [];
    const changesNothing = 'pointers' in data && data.pointers.length === 0;
    return changesNothing ? [] : [data.declaration.ref];
  });
}

function leavesOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, pointerOf([key], pointer)));
}

/** Two members deep at most: what was shown, without saying how it was made up. */
function topOf(pointers: readonly string[]): string[] {
  return [...new Set(pointers.map((pointer) => pointer.split('/').slice(0, 3).join('/')))];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
