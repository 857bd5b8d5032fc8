import type { z } from 'zod';
import { pointerOf, valueAt } from '../json-pointer';
import { inputMessages, type InputCode, type InputIssue } from '../messages';
import { isStorableText } from '../text';
import { isLeftOut, withoutLeftOut } from './left-out';

type ZodIssue = z.core.$ZodIssue;

/** What zod found in `input`, as issues of ours: every wrong field once, by pointer below `base`. */
export function issuesOf({
  error,
  input,
  base = '',
}: {
  error: z.ZodError;
  input: unknown;
  base?: string;
}): InputIssue[] {
  const issues = error.issues.flatMap(partsOf).map((issue): InputIssue => {
    const pointer = pointerOf(issue.path, base);
    if (valueAt(input, issue.path.map(String)) === undefined) return { pointer, code: 'required' };
    const allowed = allowedBy(issue);
    return { pointer, code: codeOf(issue), ...(allowed.length > 0 && { allowed }) };
  });
  return oncePerPointer(issues);
}

/** Of a value of several forms that is an object, what keeps it from the one that it comes nearest to. */
function partsOf(issue: ZodIssue): ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [nearest = []] = issue.errors.toSorted((one, other) => one.length - other.length);
  if (nearest.every(({ path }) => path.length === 0)) return [issue];
  return nearest.flatMap(partsOf).map((part) => ({ ...part, path: [...issue.path, ...part.path] }));
}

/** The values that a closed list holds, also as one of several forms. */
function allowedBy(issue: ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? [...new Set(issue.errors.flat().flatMap(allowedBy))] : [];
}

/**
 * Input as its schema reads it, or every wrong field of it and every text that cannot be stored, once for each place.
 * `said` is what was sent, where that is not what is read.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  said = input,
): { ok: true; value: z.output<Schema> } | { ok: false; errors: InputIssue[] } {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : issuesOf({ error: parsed.error, input });
  const errors = oncePerPointer([...textIssues(said), ...issues]);
  return parsed.success && errors.length === 0 ? { ok: true, value: parsed.data } : { ok: false, errors };
}

/** One issue for each place, the first found. */
export function oncePerPointer(issues: readonly InputIssue[]): InputIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer));
}

/** Every text, of a member's name too, that holds U+0000 or half a surrogate pair. */
export function textIssues(value: unknown, path: readonly string[] = []): InputIssue[] {
  if (typeof value === 'string')
    return isStorableText(value) ? [] : [{ pointer: pointerOf(path), code: 'unstorable-text' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    const own: InputIssue[] = isStorableText(key)
      ? []
      : [{ pointer: pointerOf(at), code: 'unstorable-text' }];
    return [...own, ...textIssues(member, at)];
  });
}

/** Members of `input` that the schema did not take over: they are not stored, and the sender is told. */
export function unknownMembers(input: unknown, parsed: unknown, base = ''): InputIssue[] {
  if (Array.isArray(input) && Array.isArray(parsed)) {
    return input.flatMap((item, i) => unknownMembers(item, parsed[i], `${base}/${i}`));
  }
  if (!isObject(input) || !isObject(parsed)) return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const pointer = pointerOf([key], base);
    if (Object.hasOwn(parsed, key)) return unknownMembers(value, parsed[key], pointer);
    return isLeftOut(withoutLeftOut(value)) ? [] : [{ pointer, code: 'unknown-member' as const }];
  });
}

/** A schema that has a code of its own for what is wrong gives it as its message. */
function codeOf(issue: ZodIssue): InputCode {
  return inputCode(issue.message) ?? generalCodeOf(issue);
}

function generalCodeOf(issue: ZodIssue): InputCode {
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong-type';
    case 'invalid_format':
    case 'not_multiple_of':
      return 'malformed';
    case 'too_big':
      return issue.origin === 'array' ? 'too-many' : 'too-long';
    case 'too_small':
      return 'too-short';
    case 'invalid_union':
      return codeOfAll(issue.errors.flat());
    case 'custom':
      return inputCode(issue.params?.['code']) ?? 'malformed';
    default:
      return 'not-allowed';
  }
}

/** Where a value may take several forms and is wrong in the same way for each. */
function codeOfAll(issues: readonly ZodIssue[]): InputCode {
  const [code, ...others] = new Set(issues.map(codeOf));
  return code !== undefined && others.length === 0 ? code : 'not-allowed';
}

function inputCode(code: unknown): InputCode | undefined {
  return Object.keys(inputMessages).find((known): known is InputCode => known === code);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
