/** Checks that any declaration makes of the people and places in it. */
import { pointerOf } from '../../../domain/json-pointer';
import type { InputIssue } from '../../../domain/messages';
import { readPhone } from '../../../domain/phone';
import { fitsPerson, hasKnownPrefix, type Sex } from '../../../domain/personal-number';
import type { Place as Described } from '../../../domain/schemas/common';
import { findUnitProblem } from '../administrative-units';
import { isAbroad } from '../places';

interface Place {
  province: string;
  commune: string;
}

/** Places as papers name them, by their pointers. */
export type DescribedPlaces = Readonly<Record<string, Described | undefined>>;

/** Every address, wherever it stands, by its codes; those of `described` are only doubted. */
export function addressIssues(value: unknown, described: DescribedPlaces, pointer = ''): InputIssue[] {
  if (typeof value !== 'object' || value === null || Object.hasOwn(described, pointer)) return [];
  const problem = isPlace(value) ? findUnitProblem(value) : undefined;
  const own: InputIssue[] = problem ? [{ pointer: `${pointer}/${problem.member}`, code: problem.code }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, member]) =>
      addressIssues(member, described, pointerOf([key], pointer)),
    ),
  ];
}

/** Papers of before July 2025 name units that are no longer, and those of other countries none of ours. */
export function placeDoubts(described: DescribedPlaces): InputIssue[] {
  return Object.entries(described).flatMap(([pointer, place]) => {
    const { province, commune, country } = place ?? {};
    if (isAbroad(country)) return [];
    const problem = findUnitProblem({ province, commune });
    return problem
      ? [{ pointer: `${pointer}/${problem.member}`, code: 'former-or-unknown-unit' as const }]
      : [];
  });
}

/** A name that is hardly one: with digits or signs, or a bare letter. Officers decide; it is stored as it was said. */
export function nameDoubts(value: unknown, pointer = ''): InputIssue[] {
  if (typeof value !== 'object' || value === null || pointer.endsWith('/organisation')) return [];
  return Object.entries(value).flatMap(([key, member]): InputIssue[] => {
    const at = pointerOf([key], pointer);
    if (key !== 'name' || typeof member !== 'string') return nameDoubts(member, at);
    return isDoubtfulName(member) ? [{ pointer: at, code: 'name-doubtful' }] : [];
  });
}

/** Names of several peoples hold apostrophes, points and hyphens, and words of one letter before the last. */
const isDoubtfulName = (name: string): boolean =>
  !/^[\p{L}\p{M}\s.'`´‘’ʼ·-]+$/u.test(name) || /(^|\s)[a-z]\.?$/i.test(name.trim());

export function phoneDoubts(pointer: string, phone: string): InputIssue[] {
  return readPhone(phone)?.isDoubtful === false ? [] : [{ pointer, code: 'phone-doubtful' }];
}

/** Doubts about a personal number that do not block. */
export function numberDoubts(
  pointer: string,
  person:
    | { personalId?: string | undefined; sex?: Sex | 'unknown' | undefined; bornOn?: string | undefined }
    | undefined,
): InputIssue[] {
  if (!person?.personalId) return [];
  const at = `${pointer}/personalId`;
  if (!hasKnownPrefix(person.personalId)) return [{ pointer: at, code: 'unknown-number-prefix' }];
  const { sex, bornOn } = person;
  return fitsPerson(person.personalId, { bornOn, ...(sex !== 'unknown' && { sex }) })
    ? []
    : [{ pointer: at, code: 'sex-or-century-doubtful' }];
}

function isPlace(value: object): value is Place {
  return (
    'province' in value &&
    typeof value.province === 'string' &&
    'commune' in value &&
    typeof value.commune === 'string'
  );
}
