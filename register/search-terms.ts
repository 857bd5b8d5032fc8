import type { EventDraft } from '../domain/case-events';
import type { Findable } from '../domain/life-events';
import type { CaseView } from '../domain/case-view';
import { startsOfPhone } from '../domain/phone';
import { foldName, foldText } from '../domain/text';
import { readTrackingCode } from '../domain/tracking-code';
import { getEdition } from '../procedures/bundles';
import type { Examined } from '../procedures/shared/intake/examine';
import { storedLifeEvent } from '../procedures/shared/intake/life-event';

/** What a case is found by: its codes, and the names, numbers and phones of everybody in it. */
export interface SearchTerm {
  term: string;
  isName: boolean;
  /** The number of the person that the case is about, which tells it from that of a parent. */
  isSubject: boolean;
}

/** Codes also by their tail, for that is what people read out. */
export function termsOfFiling(
  { caseCode, trackingCode }: { caseCode: string; trackingCode: string },
  { people }: Pick<Examined, 'people'>,
): SearchTerm[] {
  const names = people.flatMap(({ name }) => foldName(name));
  const codes = [caseCode, caseCode.slice(caseCode.indexOf('-') + 1), trackingCode];
  const exact = [...codes.map(foldText), ...numbersOf(people)];
  return termsOf(names, exact);
}

/** Whom a case is found by once a declaration has been changed; the old names and numbers still lead to it. */
export function termsOfChange(
  { event, documents }: EventDraft,
  filed: Pick<CaseView, 'bundle' | 'edition'>,
): SearchTerm[] {
  const ref = 'declaration' in event.data ? event.data.declaration.ref : undefined;
  if (ref === undefined || !Object.hasOwn(documents, ref)) return [];
  const { people } = storedLifeEvent(filed, documents[ref]);
  return termsOf(
    people.flatMap(({ name }) => foldName(name)),
    numbersOf(people),
  );
}

function termsOf(names: readonly string[], exact: readonly string[]): SearchTerm[] {
  return [
    ...[...new Set(names)].map((term) => ({ term, isName: true, isSubject: false })),
    ...[...new Set(exact)].map((term) => ({ term, isName: false, isSubject: false })),
  ];
}

function numbersOf(people: readonly Findable[]): string[] {
  return people.flatMap(({ personalId, otherId, phone, papers = [] }) => {
    const numbers = [otherId?.number, ...papers].flatMap((number) => (number ? [foldNumber(number)] : []));
    return [personalId, phone, ...numbers].filter((number) => number !== undefined);
  });
}

/** A paper's number, whatever stands between its letters and digits. */
const foldNumber = (number: string): string => foldText(number).replace(/[^\p{L}\p{N}]/gu, '');

/** As somebody reached in a new way is looked for. */
export const termsOfContact = ({
  phone,
  email,
}: {
  phone?: string | null | undefined;
  email?: string | null | undefined;
}): string[] => [phone, email && foldText(email)].flatMap((term) => (term ? [term] : []));

/** What `q` may mean: a name, or the beginning of a code or number in any of its spellings. Nothing where it says nothing. */
export function readQuery(q: string): { names: string[]; beginnings: string[] } | undefined {
  const folded = foldText(q);
  if (folded === '') return undefined;
  // A word that is no part of a code would find all codes that begin with a nought.
  const codes = /^[\w .-]{8,}$/.test(q) ? [foldText(readTrackingCode(q))] : [];
  const beginnings = [folded, foldNumber(q), ...codes, ...startsOfPhone(q)].filter((text) => text !== '');
  return { names: foldName(q), beginnings: [...new Set(beginnings)] };
}

/** The number that a grant provides, and the one it takes the place of: people go on asking by either. */
export function termsOfGrant(
  { event, documents }: Pick<EventDraft, 'event' | 'documents'>,
  { bundle, edition }: Pick<CaseView, 'bundle' | 'edition'>,
): SearchTerm[] {
  if (event.type !== 'step-granted' && event.type !== 'step-amended') return [];
  const result = documents[event.data.result.ref];
  const provides = getEdition(bundle, edition).steps.find(({ id }) => id === event.step)?.provides;
  return [provides?.member, provides?.supersedes].flatMap((member) => {
    const number = member === undefined ? undefined : textAt(result, member);
    return number === undefined ? [] : [{ term: number, isName: false, isSubject: true }];
  });
}

function textAt(value: unknown, member: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
  const found: unknown = Reflect.get(value, member);
  return typeof found === 'string' ? found : undefined;
}
