/** Parts of a document that somebody may see. What is left out is named, never masked. */
import { isBelow, pointerOf } from '../json-pointer';

/** Pointers: what lies at or below one of `shows` is seen, but for what lies at or below one of `hides`. */
export interface Fields {
  shows: readonly string[];
  hides: readonly string[];
}

export const everything: Fields = { shows: [''], hides: [] };

export interface ShownPart {
  /** Undefined where nothing is seen. */
  shown: unknown;
  /** The highest places that are left out. */
  hidden: string[];
}

export function shownPart(value: unknown, fields: Fields, pointer = ''): ShownPart {
  const { shows, hides } = fields;
  const isShown =
    shows.some((above) => isBelow(pointer, above)) && !hides.some((above) => isBelow(pointer, above));
  if (isShown && !hides.some((below) => isBelow(below, pointer))) return { shown: value, hidden: [] };
  const leadsOn = isShown || shows.some((below) => isBelow(below, pointer));
  if (!leadsOn || typeof value !== 'object' || value === null) return { shown: undefined, hidden: [pointer] };
  const parts = Object.entries(value).map(
    ([key, member]) => [key, shownPart(member, fields, pointerOf([key], pointer))] as const,
  );
  const seen = parts
    .filter(([, { shown }]) => shown !== undefined)
    .map(([key, { shown }]) => [key, shown] as const);
  return {
    shown: Array.isArray(value) ? seen.map(([, shown]) => shown) : Object.fromEntries(seen),
    hidden: parts.flatMap(([, { hidden }]) => hidden),
  };
}

/** Whether whoever sees these fields sees all that stands at the pointer. */
export function isSeen(pointer: string, { shows, hides }: Fields): boolean {
  return (
    shows.some((above) => isBelow(pointer, above)) &&
    !hides.some((hidden) => isBelow(pointer, hidden) || isBelow(hidden, pointer))
  );
}

/** The texts in a document. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
