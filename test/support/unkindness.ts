/**
 * How unkind agencies and the network between are to a case, beyond being down or losing an answer: each a kind of move
 * in a scenario.
 */
export const unkindnesses = [
  /** Somebody on the way answers, unsigned, and nothing arrives. */
  'is-intercepted',
  /** An enquiry is answered with the key of another dossier. */
  'tells-another-key',
  /** The decision that an enquiry brings is out of form. */
  'tells-unusably',
  /** The answer is lost, and the message arrives a minute, an hour or days later. */
  'is-late',
  /** So, and an order comes while nobody can know whether it will arrive. */
  'is-overtaken',
  /** The population database refuses a notice. */
  'refuses-notice',
  /** What was refused is granted after all; what is granted is said to be refused. */
  'decide-again',
  /** An agency's clock is ahead, or behind. */
  'runs-ahead',
] as const;
export type Unkindness = (typeof unkindnesses)[number];

/** The same without what is late for hours, where time is the server's. */
export const unkindInNoTime = unkindnesses.filter((kind) => kind !== 'is-late' && kind !== 'is-overtaken');

/**
 * What is drawn where runs are lost again and again. What overtakes a late delivery is not: of three runs that are lost one
 * after another with what they had sent, a correction that is given up meanwhile may still leave the case waiting for the
 * wrong dossier. `UNKIND=all` draws it.
 */
export const unkindWithLostRuns = unkindnesses.filter(
  (kind) => kind !== 'is-overtaken' || process.env['UNKIND'] === 'all',
);
