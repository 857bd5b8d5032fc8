import { DeathDeclaration } from './declaration.schema';
import { foldText } from '../../domain/text';
import { addDays, addYears, dayOf, type Day } from '../../domain/viet-nam-time';
import { certificateLock } from '../birth/declaration';
import { diedOnOf } from './declaration';
import {
  deceasedIssues,
  noticeIssues,
  paperDoubts,
  partIssues,
  personIssues,
  survivorIssues,
} from './intake-rules';
import type { Intake } from '../shared/intake/intake';
import { addressIssues, numberDoubts } from '../shared/intake/people';
import { scopeIssues } from '../shared/intake/scope';

/** Duty to register within 15 days; later is never refused, only marked (Law on Civil Status 60/2014, Art. 33). */
const registrationDays = 15;

export const deathIntake: Intake<DeathDeclaration> = {
  schema: DeathDeclaration,
  check: (declaration, context) => ({
    errors: [
      ...scopeIssues(declaration.scope, context.edition),
      ...addressIssues(declaration),
      ...deceasedIssues(declaration, context),
      ...noticeIssues(declaration),
      ...personIssues(declaration),
      ...partIssues(declaration),
      ...survivorIssues(declaration),
    ],
    warnings: [...numbersDoubted(declaration), ...paperDoubts(declaration)],
  }),
  happenedOn: diedOnOf,
  locks: (declaration) => {
    const { personalId, birthCertificateNumber, name, bornOn, lastResidence } = declaration.deceased;
    const person = personalId ? [`person/${personalId}`] : [];
    const certificate = birthCertificateNumber ? [`certificate/${birthCertificateNumber}`] : [];
    const numbered = [...person, ...certificate];
    const commune = lastResidence?.commune ?? '';
    return numbered.length > 0
      ? numbered
      : [`deceased/${foldText(name)}/${bornOn}/${diedOnOf(declaration)}/${commune}`];
  },
  people: ({ applicant, deceased: { personalId, name }, deathNotice, funeral, survivors }) => {
    const payment = funeral?.payment;
    return [
      applicant,
      { name, personalId: personalId ?? undefined },
      ...(deathNotice.witnesses ?? []),
      ...(funeral?.payee ? [funeral.payee] : []),
      ...(payment?.method === 'bank' ? [{ name: payment.holder }] : []),
      ...survivors,
    ];
  },
  flags: (declaration, { receivedAtMs }) =>
    dayOf(receivedAtMs) > addDays(diedOnOf(declaration), registrationDays) ? ['late-registration'] : [],
  // The birth of a small child who has died may still be running: it stands, and what else it was about is stopped.
  linksTo: (declaration) => {
    const { personalId, birthCertificateNumber, bornOn } = declaration.deceased;
    if (addYears(latestBirth(bornOn), 6) <= diedOnOf(declaration)) return null;
    if (!personalId && !birthCertificateNumber) return null;
    return {
      bundle: 'birth',
      locks: birthCertificateNumber ? [certificateLock(birthCertificateNumber)] : [],
      numbers: personalId ? [personalId] : [],
      cause: 'person-died',
    };
  },
};

/** Of a birth known by its year or month alone, the last day that it may have been. */
function latestBirth(bornOn: string): Day {
  if (bornOn.length === 4) return `${bornOn}-12-31`;
  return bornOn.length === 7 ? `${bornOn}-31` : bornOn;
}

function numbersDoubted({ applicant, deceased, deathNotice, funeral, survivors }: DeathDeclaration) {
  return [
    ...numberDoubts('/applicant', applicant),
    ...numberDoubts('/deceased', { ...deceased, personalId: deceased.personalId ?? undefined }),
    ...(deathNotice.witnesses ?? []).flatMap((one, i) => numberDoubts(`/deathNotice/witnesses/${i}`, one)),
    ...numberDoubts('/funeral/payee', funeral?.payee),
    ...survivors.flatMap((one, i) => numberDoubts(`/survivors/${i}`, one)),
  ];
}
