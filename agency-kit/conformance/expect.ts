import type { Sentence } from '../../domain/messages';
import { Unmet } from './finding';
import type { Answer } from './wire';

const shown = ({ status, body }: Answer): string => `${status} ${textOf(body).slice(0, 300)}`;

/** Also of undefined, of which JSON has none. */
const textOf = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** Throws `Unmet` unless the answer has that status and, as far as given, these members. */
export function expectAnswer(
  answer: Answer,
  status: number | readonly number[],
  members: Readonly<Record<string, unknown>> = {},
): void {
  const statuses = [status].flat();
  const wanted = Object.entries(members).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const form = `${statuses.join(' | ')}${wanted.length > 0 ? ` {${wanted.join(', ')}}` : ''}`;
  const holds = Object.entries(members).every(([name, value]) => memberOf(answer.body, name) === value);
  if (!statuses.includes(answer.status) || !holds) throw new Unmet({ vi: form, en: form }, shown(answer));
}

/** A problem (RFC 9457) with that code. */
export function expectProblem(answer: Answer, status: number | readonly number[], code?: string): void {
  expectAnswer(answer, status, code === undefined ? {} : { code });
  if (!answer.contentType.startsWith('application/problem+json') || !memberOf(answer.body, 'code'))
    throw new Unmet(problemForm, `${answer.contentType} ${shown(answer)}`);
}

export function expectSame(answers: readonly Answer[]): void {
  const texts = new Set(answers.map(shown));
  if (texts.size > 1) throw new Unmet(sameAnswers, [...texts].join(' / '));
}

export function expectThat(holds: boolean, expected: Sentence, seen: unknown): void {
  if (!holds) throw new Unmet(expected, textOf(seen));
}

export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined;
}

const problemForm = {
  vi: 'application/problem+json có code',
  en: 'application/problem+json with a code',
};
const sameAnswers = { vi: 'mọi câu trả lời như nhau', en: 'every answer is the same' };
