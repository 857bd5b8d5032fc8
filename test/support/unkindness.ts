/**
 * How unkind agencies and the network between are to a case, beyond being down or losing an answer: each a kind of move
 * in a scenario. Those that are `held` are drawn in every run; `UNKIND=all`, or their names, adds others.
 */
const kinds = {
  /** Somebody on the way answers, unsigned, and nothing arrives. */
  'is-intercepted': 'held',
  /** An enquiry is answered with the key of another dossier. */
  'tells-another-key': 'held',
  /** The decision that an enquiry brings is out of form. */
  'tells-unusably': 'held',
  /** The answer is lost, and the message arrives a minute, an hour or days later. */
  'is-late': 'held',
  /** Not held yet in a run that is lost meanwhile: so, and an order comes while nobody can know whether it will arrive. */
  'is-overtaken': 'tried',
  /** The population database refuses a notice. */
  'refuses-notice': 'tried',
  /** Not held yet after the end of a case, whose open steps keep their old dates: what was refused is granted after all; what is granted is said to be refused. */
  'decide-again': 'tried',
  /** An agency's clock is ahead, or behind. */
  'runs-ahead': 'held',
} as const;
export type Unkindness = keyof typeof kinds;

const wanted = (process.env['UNKIND'] ?? '').split(',');

/** What scenarios draw from where time is the test's. */
export const unkindnesses = (Object.keys(kinds) as Unkindness[]).filter(
  (kind) => kinds[kind] === 'held' || wanted.includes('all') || wanted.includes(kind),
);

/** The same without what is late for hours, where time is the server's. */
export const unkindInNoTime = unkindnesses.filter((kind) => kind !== 'is-late' && kind !== 'is-overtaken');
