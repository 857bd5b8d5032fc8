import { z } from 'zod';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';

/** Decisions that nobody can use: each kind out of form, or about something that is not there, in one way. */
const asked = (decision: AgencyDecision, ...pointers: string[]) => ({
  ...decision,
  decision: 'supplement-requested',
  result: undefined,
  fields: pointers.map((pointer) => ({ pointer })),
});

const kinds = {
  word: (decision: AgencyDecision) => ({ ...decision, decision: 'approved' }),
  key: (decision: AgencyDecision) => ({ ...decision, dossierKey: keyOfAnother(decision.dossierKey) }),
  id: (decision: AgencyDecision) => ({ ...decision, decisionId: '' }),
  pointer: (decision: AgencyDecision) => asked(decision, '/no/such/member'),
  'root-pointer': (decision: AgencyDecision) => asked(decision, ''),
  fields: (decision: AgencyDecision) =>
    asked(decision, ...Array.from({ length: 260 }, (_, index) => `/applicant/${String(index)}`)),
  instant: (decision: AgencyDecision) => ({ ...decision, decidedAt: 'yesterday' }),
  limit: (decision: AgencyDecision) => ({ ...asked(decision, '/applicant/phone'), until: 'soon' }),
  result: (decision: AgencyDecision) => ({ ...decision, decision: 'granted', result: 'granted' }),
  size: (decision: AgencyDecision) => ({
    ...decision,
    decision: 'granted',
    result: { ...decision.result, note: 'x'.repeat(32 * 1024) },
  }),
} as const;
export type UnusableKind = keyof typeof kinds;

export const unusableKinds = Object.keys(kinds) as readonly UnusableKind[];

/** One kind after another, from the first on. */
export function* kindsInTurn(): Generator<UnusableKind, never> {
  for (;;) yield* unusableKinds;
}

/** `true`: one kind after another. */
export const Unusable = z.union([
  z.boolean(),
  z.custom<UnusableKind>((value) => typeof value === 'string' && value in kinds),
]);
export type Unusable = z.infer<typeof Unusable>;

export const outOfForm = (kind: UnusableKind, decision: AgencyDecision): unknown => kinds[kind](decision);

/** The key that the same step and round would have in a case that there is not. */
export function keyOfAnother(key: string): string {
  const [, ...rest] = key.split('/');
  return ['00000000-0000-7000-8000-000000000000', ...rest].join('/');
}
