import type { AgencyId } from '../domain/agencies';
import type { EventDraft, PlannedStep } from '../domain/case-events';
import type { Findable } from '../domain/life-events';
import type { CaseView } from '../domain/case-view';
import { shownPart, textsIn } from '../domain/rights/fields';
import { startsOfPhone } from '../domain/phone';
import { foldName, foldText } from '../domain/text';
import { readTrackingCode } from '../domain/tracking-code';
import { getEdition } from '../procedures/bundles';
import { fieldsOfSteps } from '../procedures/shared/declaration-fields';
import type { Examined } from '../procedures/shared/intake/examine';
import { storedLifeEvent } from '../procedures/shared/intake/life-event';

/** What a case is found by: its codes, and the names, numbers and phones of everybody in it. */
export interface SearchTerm {
  term: string;
  isName: boolean;
  /** The number of the person that the case is about, which tells it from that of a parent. */
  isSubject: boolean;
  /** Whose clerks may find the case by it, beside those who see everything; null for everybody. */
  seenBy: readonly AgencyId[] | null;
}

type Filed = Pick<CaseView, 'bundle' | 'edition'>;

/** Codes also by their tail, for that is what people read out. */
export function termsOfFiling(
  { caseCode, trackingCode, bundle }: { caseCode: string; trackingCode: string; bundle: string },
  { people, edition, plan, declaration }: Pick<Examined, 'people' | 'edition' | 'plan' | 'declaration'>,
): SearchTerm[] {
  const codes = [caseCode, caseCode.slice(caseCode.indexOf('-') + 1), trackingCode].map(foldText);
  const everybody = { isName: false, isSubject: false, seenBy: null };
  const seenBy = whoSees({ bundle, edition }, plan.steps, declaration);
  return [...[...new Set(codes)].map((term) => ({ term, ...everybody })), ...termsOfPeople(people, seenBy)];
}

/** Whom a case is found by once a declaration has been changed; the old names and numbers still lead to it. */
export function termsOfChange(
  { event, documents }: EventDraft,
  filed: Filed & { steps: readonly PlannedStep[] },
): SearchTerm[] {
  const ref = changedDeclaration({ event, documents });
  if (ref === undefined) return [];
  const { people } = storedLifeEvent(filed, documents[ref]);
  return termsOfPeople(people, whoSees(filed, filed.steps, documents[ref]));
}

/** The name of the one the case is of, where an event changes the declaration. */
export function findChangedSubject(draft: EventDraft, filed: Filed): string | undefined {
  const ref = changedDeclaration(draft);
  return ref === undefined ? undefined : storedLifeEvent(filed, draft.documents[ref]).subject;
}

function changedDeclaration({ event, documents }: EventDraft): string | undefined {
  const ref = 'declaration' in event.data ? event.data.declaration.ref : undefined;
  return ref !== undefined && Object.hasOwn(documents, ref) ? ref : undefined;
}

type WhoSees = (text: string) => AgencyId[];

/** Of each agency that decides here, what of the declaration it sees: nobody finds a case by what the case would not show them. */
function whoSees({ bundle, edition }: Filed, steps: readonly PlannedStep[], declaration: unknown): WhoSees {
  const applying = steps.filter(({ notApplicable }) => notApplicable === null);
  const agencies = [...new Set(applying.map(({ agency }) => agency))];
  const seen = agencies.map((agency) => {
    const own = applying.filter((step) => step.agency === agency).map(({ id }) => id);
    const { shown } = shownPart(declaration, fieldsOfSteps(getEdition(bundle, edition), own));
    return { agency, texts: new Set(textsIn(shown)) };
  });
  return (text) => seen.filter(({ texts }) => texts.has(text)).map(({ agency }) => agency);
}

function termsOfPeople(people: readonly Findable[], seenBy: WhoSees): SearchTerm[] {
  const names = people.flatMap(({ name }) => foldName(name).map((term) => ({ term, of: name })));
  const numbers = people.flatMap(numbersOf);
  return [...termsOf(names, true, seenBy), ...termsOf(numbers, false, seenBy)];
}

/** One row a term, seen by whoever sees one of the texts that it is made of. */
function termsOf(
  found: readonly { term: string; of: string }[],
  isName: boolean,
  seenBy: WhoSees,
): SearchTerm[] {
  return [...new Set(found.map(({ term }) => term))].map((term) => ({
    term,
    isName,
    isSubject: false,
    seenBy: [...new Set(found.filter((one) => one.term === term).flatMap(({ of }) => seenBy(of)))],
  }));
}

function numbersOf({ personalId, otherId, phone, papers = [] }: Findable): { term: string; of: string }[] {
  const asTheyStand = [personalId, phone].flatMap((of) => (of === undefined ? [] : [{ term: of, of }]));
  const folded = [otherId?.number, ...papers].flatMap((of) => (of ? [{ term: foldNumber(of), of }] : []));
  return [...asTheyStand, ...folded];
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
  { bundle, edition, steps }: Filed & { steps: readonly PlannedStep[] },
): SearchTerm[] {
  if (event.type !== 'step-granted' && event.type !== 'step-amended') return [];
  const result = documents[event.data.result.ref];
  const provides = getEdition(bundle, edition).steps.find(({ id }) => id === event.step)?.provides;
  const told = steps.filter(({ id, after }) => id === event.step || after.includes(event.step ?? ''));
  const seenBy = [
    ...new Set(told.filter(({ notApplicable }) => notApplicable === null).map(({ agency }) => agency)),
  ];
  return [provides?.member, provides?.supersedes].flatMap((member) => {
    const number = member === undefined ? undefined : textAt(result, member);
    return number === undefined ? [] : [{ term: number, isName: false, isSubject: true, seenBy }];
  });
}

function textAt(value: unknown, member: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined;
  const found: unknown = Reflect.get(value, member);
  return typeof found === 'string' ? found : undefined;
}
