/** Checks that any declaration makes of the people and places in it. */
import { pointerOf } from '../../../domain/json-pointer';
import type { InputIssue } from '../../../domain/messages';
import { fitsPerson, hasKnownPrefix, type Sex } from '../../../domain/personal-number';
import { findUnitProblem } from '../administrative-units';

interface Place {
  province: string;
  commune: string;
}

/** Every address, wherever it stands, by its codes. */
export function addressIssues(value: unknown, pointer = ''): InputIssue[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => addressIssues(item, `${pointer}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const problem = isPlace(value) ? findUnitProblem(value) : undefined;
  const own: InputIssue[] = problem ? [{ pointer: `${pointer}/${problem.member}`, code: problem.code }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, member]) => addressIssues(member, pointerOf([key], pointer))),
  ];
}

/** Doubts about a personal number that do not block. */
export function numberDoubts(
  pointer: string,
  person: { personalId?: string | undefined; sex?: Sex | undefined; bornOn?: string | undefined } | undefined,
): InputIssue[] {
  if (!person?.personalId) return [];
  const at = `${pointer}/personalId`;
  if (!hasKnownPrefix(person.personalId)) return [{ pointer: at, code: 'unknown-number-prefix' }];
  return fitsPerson(person.personalId, person) ? [] : [{ pointer: at, code: 'sex-or-century-doubtful' }];
}

function isPlace(value: object): value is Place {
  return (
    'province' in value &&
    typeof value.province === 'string' &&
    'commune' in value &&
    typeof value.commune === 'string'
  );
}
