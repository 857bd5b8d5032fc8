/**
 * A form's JSON Schema with what a page needs to show it: each value bears `x-label`, `x-section` and `x-order`, each
 * choice `x-labels`. References are written out, so that one definition may be called differently in each place.
 */
import { fieldWords, valueWords, type Words } from './form-words';

export type FormSchema = Record<string, unknown>;

interface Walk {
  definitions: Readonly<Record<string, FormSchema>>;
  /** What the edition calls its steps. */
  steps: Readonly<Record<string, Words>>;
  next: () => number;
}

export function wordedForm(form: FormSchema, steps: Readonly<Record<string, Words>>): FormSchema {
  const { $defs, ...root } = form;
  let order = 0;
  const definitions = isRecord($defs) ? ($defs as Record<string, FormSchema>) : {};
  return worded(root, [], { definitions, steps, next: () => (order += 1) });
}

function worded(node: FormSchema, path: readonly string[], walk: Walk): FormSchema {
  const { $ref, ...own } = node;
  const target = typeof $ref === 'string' ? walk.definitions[$ref.replace('#/$defs/', '')] : undefined;
  const here = { ...target, ...own };
  const words = path.length === 0 ? undefined : wordsAt(fieldWords, path);
  const ordered = path.length === 0 ? {} : { 'x-section': path[0], 'x-order': walk.next() };
  return {
    ...here,
    ...(words && { 'x-label': words }),
    ...ordered,
    ...choices(here, path, walk),
    ...members(here, path, walk),
  };
}

function members(node: FormSchema, path: readonly string[], walk: Walk): FormSchema {
  const { properties, items, anyOf, oneOf } = node;
  return {
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, member]) => [
          name,
          worded(member as FormSchema, [...path, name], walk),
        ]),
      ),
    }),
    ...(isRecord(items) && { items: worded(items, path, walk) }),
    ...(Array.isArray(anyOf) && { anyOf: anyOf.map((one: FormSchema) => worded(one, path, walk)) }),
    ...(Array.isArray(oneOf) && { oneOf: oneOf.map((one: FormSchema) => worded(one, path, walk)) }),
  };
}

/** Words for the values that may be chosen here, of lists and alternatives too. */
function choices(node: FormSchema, path: readonly string[], { steps }: Walk): FormSchema {
  const values = [...new Set(valuesOf(node))];
  if (values.length === 0) return {};
  const words = path.at(-1) === 'scope' ? steps : wordsAt(valueWords, path);
  const known = values.flatMap((value) => (words?.[value] ? [[value, words[value]]] : []));
  return { 'x-labels': Object.fromEntries(known) as Record<string, Words> };
}

function valuesOf(node: FormSchema): string[] {
  const nested = [node['items'], ...[node['anyOf'], node['oneOf']].flat()].filter(isRecord);
  return [
    ...(Array.isArray(node['enum']) ? node['enum'].map(String) : []),
    ...(typeof node['const'] === 'string' ? [node['const']] : []),
    ...(node['type'] === 'boolean' ? ['true', 'false'] : []),
    ...nested.filter((one) => !isRecord(one['properties'])).flatMap(valuesOf),
  ];
}

/** The words of the longest end of a path that has some. */
function wordsAt<T>(table: Readonly<Record<string, T>>, path: readonly string[]): T | undefined {
  // One member alone is a place only at the top.
  const isPlace = (from: number): boolean => from === 0 || path.length - from > 1;
  const ends = path.flatMap((_part, from) => (isPlace(from) ? [`/${path.slice(from).join('/')}`] : []));
  const found = ends.find((end) => Object.hasOwn(table, end)) ?? path.at(-1) ?? '';
  return Object.hasOwn(table, found) ? table[found] : undefined;
}

const isRecord = (value: unknown): value is FormSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
