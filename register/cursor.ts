/** Where the next page of a list begins, as a word that means nothing to whoever passes it on. */
import type { z } from 'zod';

/** The cursor is none that the list has given out. */
export class InvalidCursorError extends Error {
  constructor() {
    super('invalid cursor');
    this.name = 'InvalidCursorError';
  }
}

export function cursorOf(position: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position in it; undefined for a cursor that says none of this form. */
export function findPosition<Form extends z.ZodType>(form: Form, cursor: string): z.output<Form> | undefined {
  try {
    return form.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Throws `InvalidCursorError`. */
export function positionIn<Form extends z.ZodType>(form: Form, cursor: string): z.output<Form> {
  const position = findPosition(form, cursor);
  if (position === undefined) throw new InvalidCursorError();
  return position;
}
