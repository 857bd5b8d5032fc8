import type { LifeEventLock } from '../../domain/life-events';
import type { InputIssue } from '../../domain/messages';
import { BirthDeclaration } from './declaration.schema';
import { foldText } from '../../domain/text';
import { dayIn, earliestDay, isInstant, latestDay } from '../../domain/known-day';
import { addDays, addYears, dayOf } from '../../domain/viet-nam-time';
import { findOffice, findResidenceAddress } from './declaration';
import { linkToDeath } from './intake-link';
import { isCertificateNumber } from '../shared/intake/certificate';
import { eventTimeIssues } from '../shared/intake/event-time';
import { folded, hospitalIdentities, identitiesOf, paperMark } from '../shared/intake/identities';
import type { Intake, IntakeContext } from '../shared/intake/intake';
import {
  addressIssues,
  nameDoubts,
  numberDoubts,
  phoneDoubts,
  placeDoubts,
  type DescribedPlaces,
} from '../shared/intake/people';
import { scopeIssues } from '../shared/intake/scope';
import { CivilActResult } from '../shared/results.schema';

/** Duty to register within 60 days; later is never refused, only marked (Law on Civil Status 2014, Art. 15). */
const registrationDays = 60;

export const birthIntake: Intake<BirthDeclaration> = {
  schema: BirthDeclaration,
  check: (declaration, context) => ({
    errors: [
      ...scopeIssues(declaration.scope, context.edition),
      ...addressIssues(declaration, describedPlaces(declaration)),
      ...childIssues(declaration, context),
      ...parentIssues(declaration),
      ...partIssues(declaration),
    ],
    warnings: [
      ...(['applicant', 'mother', 'father', 'guardian'] as const).flatMap((who) =>
        numberDoubts(`/${who}`, {
          ...(who === 'mother' && { sex: 'female' }),
          ...(who === 'father' && { sex: 'male' }),
          ...declaration[who],
        }),
      ),
      ...familyDoubts(declaration),
      ...placeDoubts(describedPlaces(declaration)),
      ...nameDoubts(declaration),
      ...phoneDoubts('/applicant/phone', declaration.applicant.phone),
    ],
  }),
  happenedOn: ({ child }) => dayIn(child.bornAt),
  locks: (declaration) => {
    const own = [...paperLocks(declaration), ...parentLocks(declaration)];
    return own.length > 0 ? own : proofLocks(declaration);
  },
  likeness: (declaration) => ({
    pointer: '/child/name',
    mark: [
      'like',
      foldText(declaration.child.name),
      dayIn(declaration.child.bornAt),
      findOffice(declaration)?.commune ?? '',
    ].join('/'),
    settledBy: declaration.mother?.personalId ?? null,
  }),
  foundBy: ({ child: { birthCertificateNumber: number } }) =>
    number === undefined ? [] : [paperMark(number)],
  // The child's death, under the number that the birth has brought or by its paper.
  carries: (declaration, result) => {
    const { personalId } = CivilActResult.partial().catch({}).parse(result);
    return [...identitiesOf({ personalId }), ...paperLocks(declaration)].map((word) => `death/${word}`);
  },
  subject: ({ child }) => child.name,
  people: ({ applicant, child, mother, father, guardian, residence }) => {
    const { name, birthCertificateNumber, birthProof } = child;
    const born = { name, papers: [birthCertificateNumber, birthProof?.number] };
    return [applicant, born, mother, father, guardian, residence?.householdHead].flatMap((person) =>
      person ? [person] : [],
    );
  },
  flags: ({ child }, { receivedAtMs }) =>
    dayOf(receivedAtMs) > addDays(dayIn(child.bornAt), registrationDays) ? ['late-registration'] : [],
  linksTo: linkToDeath,
};

function paperLocks(declaration: BirthDeclaration): LifeEventLock[] {
  const { birthCertificateNumber: number, placeOfBirth, bornAt } = declaration.child;
  const issuedBy = placeOfBirth?.facilityCode ?? null;
  return number === undefined ? [] : hospitalIdentities(number, { issuedBy, on: dayIn(bornAt) });
}

/** A mother bears one child at a minute, or several that are counted; of a child without one, the same of its father. */
function parentLocks({ child, mother, father }: BirthDeclaration): LifeEventLock[] {
  const minute = isInstant(child.bornAt) ? Math.floor(Date.parse(child.bornAt) / 60_000) : child.bornAt;
  const of = (parent: 'mother' | 'father', person: BirthDeclaration['mother']) =>
    identitiesOf(person ?? {}).map((identity) => `${parent}/${identity}/${minute}/${child.birthOrder}`);
  return mother ? of('mother', mother) : of('father', father);
}

/** A found child is told apart by the minutes that were taken of it. */
function proofLocks({ child: { birthProof, birthOrder } }: BirthDeclaration): LifeEventLock[] {
  const { type, number, issuer } = birthProof ?? {};
  if (number === undefined || issuer === undefined) return [];
  return [`proof/${type}/${folded(issuer)}/${folded(number)}/${birthOrder}`];
}

const describedPlaces = ({ child }: BirthDeclaration): DescribedPlaces => ({
  '/child/origin': child.origin,
  '/child/placeOfBirth/address': child.placeOfBirth?.address,
});

function childIssues({ child, scope }: BirthDeclaration, context: IntakeContext): InputIssue[] {
  const bornOn = dayIn(child.bornAt);
  const certificate = child.birthCertificateNumber;
  const issues = eventTimeIssues('/child/bornAt', child.bornAt, context);
  const cards = scope.includes('health-insurance') || scope.includes('identity-card');
  if (cards && addYears(bornOn, 6) <= dayOf(context.receivedAtMs))
    issues.push({ pointer: '/child/bornAt', code: 'child-over-six' });
  if (certificate === undefined && !child.birthProof)
    issues.push({ pointer: '/child/birthCertificateNumber', code: 'certificate-or-proof' });
  if (certificate !== undefined && !isCertificateNumber(certificate, bornOn)) {
    issues.push({ pointer: '/child/birthCertificateNumber', code: 'malformed' });
  }
  return issues;
}

const parentsOf = {
  both: ['mother', 'father'],
  'mother-only': ['mother'],
  'father-only': ['father'],
  unknown: [],
  abandoned: [],
} as const satisfies Record<BirthDeclaration['parentage'], readonly string[]>;

function parentIssues(declaration: BirthDeclaration): InputIssue[] {
  const expected: readonly string[] = parentsOf[declaration.parentage];
  return (['mother', 'father'] as const).flatMap((parent): InputIssue[] => {
    const given = declaration[parent] !== undefined;
    if (given === expected.includes(parent)) return [];
    return [{ pointer: `/${parent}`, code: given ? 'parent-not-expected' : 'parent-needed' }];
  });
}

/** What the steps in scope need beyond the birth itself. */
function partIssues(declaration: BirthDeclaration): InputIssue[] {
  const issues: InputIssue[] = [];
  if (!findOffice(declaration)) issues.push({ pointer: '/office', code: 'office-needed' });
  if (!declaration.scope.includes('residence')) return issues;
  if (!declaration.residence) issues.push({ pointer: '/residence', code: 'part-needed' });
  else if (declaration.residence.register !== 'none' && !findResidenceAddress(declaration)) {
    issues.push({ pointer: '/residence/address', code: 'address-needed' });
  }
  return issues;
}

function familyDoubts({ applicant, child, mother, father }: BirthDeclaration): InputIssue[] {
  const parent = { mother, father }[applicant.relation === 'father' ? 'father' : 'mother'];
  const saysParent = applicant.relation === 'mother' || applicant.relation === 'father';
  const doubts: InputIssue[] = [];
  const isAnother = parent?.personalId && applicant.personalId && parent.personalId !== applicant.personalId;
  if (saysParent && isAnother) {
    doubts.push({ pointer: '/applicant/personalId', code: 'applicant-differs' });
  }
  if (mother?.bornOn) {
    const bornOn = dayIn(child.bornAt);
    const usual =
      addYears(earliestDay(mother.bornOn), 10) <= bornOn && bornOn <= addYears(latestDay(mother.bornOn), 60);
    if (!usual) doubts.push({ pointer: '/mother/bornOn', code: 'mother-age-doubtful' });
  }
  return doubts;
}
