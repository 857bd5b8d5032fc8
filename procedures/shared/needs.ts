/** What each step's body may know of a declaration: what its own dossiers hold, and nothing that others are told. */
const child = ['/child/name', '/child/sex', '/child/bornAt'];
const deceased = [
  '/deceased/personalId',
  '/deceased/otherId',
  '/deceased/birthCertificateNumber',
  '/deceased/name',
  '/deceased/sex',
  '/deceased/bornOn',
  '/deceased/diedAt',
  '/deceased/lastResidence',
];

const needs: Readonly<Record<string, readonly string[]>> = {
  birth: ['/office', '/applicant', '/child', '/parentage', '/mother', '/father', '/guardian'],
  residence: ['/applicant', '/residence', ...child],
  'health-insurance': ['/applicant', '/healthInsurance', ...child],
  'identity-card': ['/applicant', '/identityCard', ...child],
  death: ['/office', '/applicant', '/deceased', '/deathNotice'],
  'residence-removal': ['/applicant', ...deceased],
  'funeral-benefit': ['/applicant', '/funeral', ...deceased],
  'survivor-benefit': ['/applicant', '/survivors', ...deceased],
};

/** As pointers into the declaration. */
export const needOf = (step: string): readonly string[] => needs[step] ?? [];
