import type { EventDraft } from '../domain/case-events';
import { foldText } from '../domain/text';
import type { Examined } from '../procedures/intake/examine';

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
  const names = people.map(({ name }) => foldText(name));
  const numbers = people.flatMap(({ personalId, phone }) => [personalId, phone?.replace(/^\+84/, '0')]);
  const codes = [caseCode, caseCode.slice(caseCode.indexOf('-') + 1), trackingCode].map(foldText);
  const exact = [...codes, ...numbers.flatMap((number) => (number === undefined ? [] : [number]))];
  return [
    ...[...new Set(names)].map((term) => ({ term, isName: true, isSubject: false })),
    ...[...new Set(exact)].map((term) => ({ term, isName: false, isSubject: false })),
  ];
}

/** The personal number that a grant brings, and the one it takes the place of: people go on asking by either. */
export function termsOfGrant({ event, documents }: EventDraft): SearchTerm[] {
  if (event.type !== 'step-granted' && event.type !== 'step-amended') return [];
  const result = documents[event.data.result.ref];
  return ['personalId', 'supersedes'].flatMap((member) => {
    const number = textAt(result, member);
    return number === undefined ? [] : [{ term: number, isName: false, isSubject: true }];
  });
}

function textAt(value: unknown, member: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
  const found: unknown = Reflect.get(value, member);
  return typeof found === 'string' ? found : undefined;
}
