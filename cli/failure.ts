/** What ends a verb early, said to people: what happened and what to do about it. */
import type { Language, Sentence } from './language';
import { say } from './language';

/** 0: done, all well. 1: done, but found wrong or refused. 2: could not be done as asked. */
export const exitCodes = { ok: 0, foundWrong: 1, notDone: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export class Failure extends Error {
  override name = 'Failure';

  constructor(
    readonly sentence: Sentence,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly exitCode: ExitCode = exitCodes.notDone,
  ) {
    super(say(sentence, 'en', values));
  }

  said(language: Language): string {
    return say(this.sentence, language, this.values);
  }
}
