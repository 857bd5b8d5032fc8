import { canonicalJson } from '../../../domain/canonical-json';
import type { CaseEvent, Documents } from '../../../domain/case-events';
import type { CaseUnderTest } from '../case-under-test';
import { faultIf } from '../fault-if';
import type { ModelDossier } from '../model-agencies';
import { expectedDossier, expectedNotice } from './contents';
import { laws } from './law';

type Fields = Record<string, unknown>;

/** The population database, which decides nothing. */
const told = 'population';

/** What an agency has granted is what was declared in the end, by hand-made rules; so is what was told of it. */
export function contentFaults(one: CaseUnderTest, isJudged: (step: string) => boolean): string[] {
  const dossiers = one.dossiers.filter(({ filing }) => isJudged(filing.step));
  return [
    ...grantFaults(one, dossiers),
    ...dossiers.filter(({ agency }) => agency === told).flatMap((notice) => noticeFaults(one, notice)),
  ];
}

function grantFaults(one: CaseUnderTest, dossiers: readonly ModelDossier[]): string[] {
  const { events, documents } = one.record;
  // Who takes a case back gives up with it what was to be corrected in what stands all the same.
  if (events.some(({ type }) => type === 'withdrawal-ordered' || type === 'stop-ordered')) return [];
  const standing = (step: string) =>
    one.dossiers.find((other) => other.filing.step === step && other.agency !== told && other.hasEffect)
      ?.decision?.result;
  const granted = dossiers.filter(({ agency, hasEffect }) => agency !== told && hasEffect);
  const faultsBy = (declared: Fields) =>
    granted.flatMap(({ filing: { step, dossier } }) =>
      differences(`${step} was granted on`, dossier, expectedDossier(step, declared, standing)),
    );
  const [last = {}, ...before] = declarations(events, documents).reverse();
  // An operator who skips a correction gives it up: all that stands is then as declared before it.
  const isGivenUp = events.some(({ type }) => type === 'step-skipped');
  return isGivenUp && before.some((declared) => faultsBy(declared).length === 0) ? [] : faultsBy(last);
}

/** Each notice tells what the agency that granted had been sent, and what it said; and what it takes the place of. */
function noticeFaults(one: CaseUnderTest, { key, filing }: ModelDossier): string[] {
  const { step, dossier, correction } = filing;
  const act = laws[one.recorded.bundle]?.steps[step]?.told;
  const granted = one.dossiers.find((other) => other.key === key && other.agency !== told);
  if (!act) return [`the population database was told of ${step}`];
  if (!granted?.decision?.result)
    return [`the population database was told of ${step}, which was not granted`];
  const expected = expectedNotice(act, granted.filing.dossier, granted.decision.result);
  const corrects = one.dossiers.find((other) => other.agency === told && other.key === correction?.replaces);
  return [
    ...differences(`the notice of ${step} says`, dossier, expected),
    ...faultIf(
      correction !== undefined && corrects?.filing.step !== step,
      `the notice of ${step} corrects another`,
    ),
  ];
}

/** What has been declared, the newest last. */
function declarations(events: readonly CaseEvent[], documents: Documents): Fields[] {
  const refs = events.flatMap((event) => {
    if (event.type === 'step-retried' && event.data.pointers.length === 0) return [];
    return 'declaration' in event.data ? [event.data.declaration.ref] : [];
  });
  return refs.map((ref) => Object.fromEntries(Object.entries(documents[ref] ?? {})));
}

function differences(what: string, is: object, expected: Record<string, unknown>): string[] {
  const names = [...new Set([...Object.keys(is), ...Object.keys(expected)])];
  const values = Object.fromEntries(Object.entries(is));
  const differs = (name: string) =>
    canonicalJson(values[name] ?? null) !== canonicalJson(expected[name] ?? null);
  return names.filter(differs).map((name) => `${what} another ${name}`);
}
