import fc from 'fast-check';
import { unkindnesses, type Unkindness } from './unkindness';

/**
 * A scenario: what people, offices and the network do to one case, one thing after another. What a number picks from
 * depends on how the case stands; where there is nothing to pick, nothing happens.
 */
export interface Move {
  what: MoveKind;
  pick: number;
  /** Whether the case first comes to rest, or is met in the middle of what it does. */
  rests: boolean;
}

const kinds = [
  'grant',
  'grant',
  'grant',
  'grant',
  'grant-silently',
  'grant-twice',
  'grant-provisionally',
  'grant-all',
  'refuse',
  'ask',
  'ask-shortly',
  'say-again',
  'supplement',
  'supplement',
  'withdraw',
  'correct',
  'correct',
  'correct',
  'correct-thrice',
  'revoke',
  'revoke',
  'revoke-first',
  'stop',
  'retry',
  'retry-edited',
  'skip',
  'settle',
  'decide-and-order',
  'decide-and-order',
  'is-down',
  'loses-answer',
  'is-refused',
  'is-refused',
  'wait',
] as const;
export type MoveKind = (typeof kinds)[number] | Unkindness;

export const scenarios = (length: number, unkind: readonly Unkindness[] = unkindnesses) =>
  fc.array(
    fc.record<Move>({
      what: fc.constantFrom<MoveKind[]>(...kinds, ...unkind),
      pick: fc.nat({ max: 1_000 }),
      rests: fc.boolean(),
    }),
    { minLength: 1, maxLength: length },
  );

/** The same scenario where the case comes to rest, and is looked at, before each move. */
export const stepwise = (scenario: readonly Move[]): Move[] =>
  scenario.map((move) => ({ ...move, rests: true }));
