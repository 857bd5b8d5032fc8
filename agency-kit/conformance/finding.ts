import type { Sentence } from '../../domain/messages';

/** The agency has done something else than the contract says. */
export class Unmet extends Error {
  override name = 'Unmet';

  constructor(
    readonly expected: Sentence,
    readonly seen: string,
  ) {
    super(`${expected.en}; seen: ${seen}`);
  }
}

/** What is to be checked did not come about: that says nothing against the agency, nor for it. */
export class NotSeen extends Error {
  override name = 'NotSeen';

  constructor(readonly reason: Sentence) {
    super(reason.en);
  }
}
