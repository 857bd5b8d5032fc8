import { InvalidCursorError } from '../../register/cursor';
import { Problem } from '../problems/problem';

/** Of a page that was asked for by a cursor which no list has given out; other errors are thrown on. */
export function badCursor(error: unknown): never {
  if (error instanceof InvalidCursorError)
    throw new Problem('bad-cursor', { errors: [{ pointer: '/cursor', code: 'malformed' }] });
  throw error;
}
