import type { Sentence } from '../../domain/messages';
import type { Refusal, PlainRejection, Result } from '../../casework/refusal';
import type { StandingStep } from '../../casework/orders/standing';
import { Problem, invalidInput, unavailable } from './problem';

/** Why a use case did not do what it was asked to, as the problem that is answered. */
export function problemOfRefusal(refusal: Refusal): Problem {
  return tell(refusal);
}

/** What came of a use case; throws the problem where it was refused. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw problemOfRefusal(result.refusal);
  return result.value;
}

type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>;

function tell<Code extends Refusal['code']>(refusal: RefusalOf<Code> & { code: Code }): Problem {
  return problems[refusal.code](refusal);
}

const plainly = ({
  code,
}: {
  code:
    | PlainRejection
    | 'unknown-case'
    | 'events-lost'
    | 'unknown-group'
    | 'bad-cursor'
    | 'purpose-required'
    | 'key-reused'
    | 'unknown-dossier'
    | 'unknown-document'
    | 'infected'
    | 'replayed-message';
}) => new Problem(code);

const problems: { [Code in Refusal['code']]: (refusal: RefusalOf<Code>) => Problem } = {
  'unknown-case': plainly,
  'events-lost': plainly,
  'unknown-group': plainly,
  'bad-cursor': plainly,
  // What is out of reach is as if it were not there.
  'out-of-reach': () => new Problem('unknown-case'),
  'purpose-required': plainly,
  'unknown-pointer': ({ pointers }) =>
    new Problem('unknown-pointer', {
      errors: pointers.map((pointer) => ({ pointer, code: 'unknown-pointer' })),
    }),
  'invalid-input': ({ errors }) => invalidInput(errors),
  'not-asked': ({ pointers }) =>
    new Problem('not-asked', { errors: pointers.map((pointer) => ({ pointer, code: 'not-asked' })) }),
  'registered-fact': ({ pointers }) =>
    new Problem('registered-fact', {
      errors: pointers.map((pointer) => ({ pointer, code: 'registered-fact' })),
    }),
  'duplicate-case': ({ caseId, caseCode }) =>
    new Problem('duplicate-case', { members: { caseId, caseCode } }),
  'act-stands-on-it': ({ caseId, caseCode }) =>
    new Problem('act-stands-on-it', { members: { caseId, caseCode } }),
  'key-reused': plainly,
  'nothing-to-withdraw': ({ stands }) => nothingToWithdraw(stands),
  'unknown-step': plainly,
  'unknown-claim': plainly,
  'nothing-asked': plainly,
  'nothing-changes': plainly,
  'same-decision': plainly,
  'plan-changed': plainly,
  'step-not-granted': plainly,
  'never-reversed': plainly,
  'not-stuck': plainly,
  'step-needed': plainly,
  'claim-settled': plainly,
  'exceeds-claim': plainly,
  'unknown-dossier': plainly,
  'unknown-document': plainly,
  infected: plainly,
  'replayed-message': plainly,
  'engine-away': () => unavailable(),
  'not-now': () => unavailable(),
};

function nothingToWithdraw(standing: readonly StandingStep[]): Problem {
  const said = (language: keyof Sentence) =>
    `${standing.map(({ names, because }) => `${names[language]}: ${because[language]}`).join('; ')}.`;
  const stands = standing.map(({ step, reason }) => ({ step, reason }));
  const detail = standing.length > 0 ? { vi: said('vi'), en: said('en') } : undefined;
  return new Problem('nothing-to-withdraw', { members: { stands }, ...(detail && { detail }) });
}
