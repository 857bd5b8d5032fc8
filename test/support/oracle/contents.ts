/** What agencies are sent and the population database is told, made by hand from declaration and decisions. */
type Fields = Record<string, unknown>;

/** What has been granted of a step and stands, as its agency said it. */
export type Standing = (step: string) => Fields | undefined;

/** The dossier of a step, for the declarations that the scenarios make. */
export function expectedDossier(step: string, declared: Fields, standing: Standing): Fields {
  const applicant = pick(part(declared, 'applicant'), ['personalId', 'name', 'relation', 'residence']);
  return { applicant, ...contents[step]?.(declared, standing) };
}

/** For deaths from July 2026 on: Decree 176/2025, and twenty times the base of Decree 335/2026; neither has been read. */
const funeralMoney: Readonly<Record<string, number>> = {
  'social-pension': 10_000_000,
  'social-assistance': 10_800_000,
};

const contents: Readonly<Record<string, (declared: Fields, standing: Standing) => Fields>> = {
  birth: (declared) => ({
    office: placeOf(part(part(declared, 'mother'), 'residence')),
    ...pick(declared, ['child', 'parentage', 'mother', 'father']),
  }),
  residence: (declared, standing) => ({
    child: childOf(declared, standing),
    ...pick(part(declared, 'residence'), ['register', 'address', 'householdHead']),
  }),
  'health-insurance': (declared, standing) => ({
    child: childOf(declared, standing),
    ...pick(part(declared, 'healthInsurance'), ['facilityCode', 'paperCard']),
    // The card bears the province in which the child lives.
    ...pick(part(part(declared, 'residence'), 'address'), ['province']),
  }),
  'identity-card': (declared, standing) => ({
    child: childOf(declared, standing),
    ...pick(part(declared, 'identityCard'), ['deliveryAddress']),
  }),
  death: (declared) => ({
    office: placeOf(part(part(declared, 'deceased'), 'lastResidence')),
    ...pick(declared, ['deceased', 'deathNotice']),
  }),
  'residence-removal': (declared, standing) => ({
    deceased: deceasedOf(declared, standing),
    address: part(declared, 'deceased')['lastResidence'],
  }),
  'funeral-benefit': (declared, standing) => {
    const { group } = part(declared, 'funeral');
    const money = { group, amount: funeralMoney[String(group)], certainty: 'unverified' };
    const paid = pick(part(declared, 'funeral'), ['payee', 'payment']);
    return { deceased: deceasedOf(declared, standing), groups: [group], ...money, ...paid };
  },
  'survivor-benefit': (declared, standing) => ({
    deceased: deceasedOf(declared, standing),
    survivors: declared['survivors'],
  }),
};

/** What is told of a grant: what its agency was sent, and what it said. */
export function expectedNotice(act: string, sent: Fields, granted: Fields): Fields {
  return { act, ...notices[act]?.(sent, granted) };
}

const notices: Readonly<Record<string, (sent: Fields, granted: Fields) => Fields>> = {
  'birth-registered': (sent, granted) => ({
    ...pick(granted, ['personalId', 'supersedes', 'registeredOn']),
    ...pick(part(sent, 'child'), ['name', 'sex', 'bornAt', 'ethnicity', 'nationality']),
    motherId: part(sent, 'mother')['personalId'],
    fatherId: part(sent, 'father')['personalId'],
  }),
  'residence-registered': (sent, granted) => ({
    personalId: part(sent, 'child')['personalId'],
    address: sent['address'],
    householdHeadId: part(sent, 'householdHead')['personalId'],
    on: granted['on'],
  }),
  'death-registered': (sent, granted) => ({
    personalId: granted['personalId'] ?? part(sent, 'deceased')['personalId'],
    diedAt: part(sent, 'deceased')['diedAt'],
    registeredOn: granted['registeredOn'],
  }),
  'residence-removed': (sent, granted) => ({
    personalId: part(sent, 'deceased')['personalId'],
    on: granted['on'],
  }),
};

/** The child as registered: with its number, and the one that this has taken the place of. */
const childOf = (declared: Fields, standing: Standing): Fields => ({
  ...pick(standing('birth') ?? {}, ['personalId', 'supersedes']),
  ...pick(part(declared, 'child'), ['name', 'sex']),
  bornOn: String(part(declared, 'child')['bornAt']).slice(0, 10),
});

/** Civil status knows better than the family who died. */
const deceasedOf = (declared: Fields, standing: Standing): Fields => ({
  ...pick(part(declared, 'deceased'), ['personalId', 'name', 'sex', 'bornOn', 'diedAt']),
  ...pick(standing('death') ?? {}, ['personalId']),
});

const placeOf = (address: Fields): Fields => pick(address, ['province', 'commune']);

function pick(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (from[name] == null ? [] : [[name, from[name]]])));
}

function part(of: Fields, name: string): Fields {
  const value = of[name];
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
