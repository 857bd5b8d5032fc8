import { randomInt } from 'node:crypto';
import { address, newCaseId, someNumber } from './birth-dossiers';
import type { Answer, Network } from './network';
import type { AgencyId } from '../../domain/agencies';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';

/** Dossiers of one who died, as the engine files them, and the orders that may follow. */
export const anAuthority = { number: '12/QĐ-UBND', on: '2026-11-24', by: 'UBND phường' };

const applicant = () => ({
  personalId: someNumber('079075'),
  name: 'Trần Văn Sỹ',
  relation: 'child',
  residence: address,
});

export const aDeceased = (over: Record<string, unknown> = {}) => ({
  personalId: someNumber('079045') as string | null,
  name: 'Trần Văn Đạt',
  sex: 'male',
  bornOn: '1945-05-01',
  diedAt: '2026-11-19T22:40:00+07:00',
  ...over,
});

let notices = randomInt(50_000);

export function deathDossier(over: Record<string, unknown> = {}) {
  const number = `${String(++notices).padStart(5, '0')}.GBT.79024.26`;
  return {
    office: { province: '79', commune: '26740' },
    applicant: applicant(),
    deceased: aDeceased(),
    deathNotice: { type: 'hospital', number, issuedOn: '2026-11-20', issuer: 'Bệnh viện 79024' },
    ...over,
  };
}

export const removalDossier = (over: Record<string, unknown> = {}) => ({
  applicant: applicant(),
  deceased: aDeceased(),
  address,
  ...over,
});

export const funeralDossier = (over: Record<string, unknown> = {}) => ({
  applicant: applicant(),
  deceased: aDeceased(),
  groups: ['social-pension'],
  group: 'social-pension',
  amount: 10_000_000,
  certainty: 'unverified',
  payee: { personalId: someNumber('079075'), name: 'Trần Văn Sỹ', relation: 'child' },
  payment: { method: 'cash' },
  ...over,
});

export const survivorDossier = (over: Record<string, unknown> = {}) => ({
  applicant: applicant(),
  deceased: aDeceased(),
  survivors: [
    { personalId: someNumber('079150'), name: 'Lê Thị Hằng', relation: 'spouse', representative: true },
  ],
  ...over,
});

/** Puts somebody into the population database as the test needs them, and gives their number. */
export async function onRecord(
  network: Network,
  person: { personalId?: string } & Record<string, unknown>,
): Promise<string> {
  const { personalId = someNumber('079090'), ...rest } = person;
  await network.sim('population', 'POST', '/persons', { personalId, name: 'Trần Văn Sỹ', ...rest });
  return personalId;
}

export async function personOf(network: Network, personalId: string): Promise<Answer['body']> {
  return (await network.sim('population', 'GET', `/persons/${personalId}`)).body;
}

const filingOf = (agency: AgencyId, key: string, dossier: object) => {
  const [caseId = '', step = '', round = '1'] = key.split('/');
  const callbackPath = `/v1/callbacks/${agency}`;
  return { caseId, step, round: Number(round), edition: '2026-09-01', callbackPath, dossier };
};

/** Files a round that corrects what was granted under `replaces`. */
export function fileCorrection(
  network: Network,
  agency: AgencyId,
  to: { key: string; replaces: string; dossier: object },
): Promise<Answer> {
  const correction = { replaces: to.replaces, decision: anAuthority };
  return network.send(agency, 'PUT', to.key, '', { ...filingOf(agency, to.key, to.dossier), correction });
}

export async function corrected(
  network: Network,
  agency: AgencyId,
  to: { key: string; replaces: string; dossier: object },
): Promise<AgencyDecision> {
  await fileCorrection(network, agency, to);
  return network.callback(to.key);
}

export const reverse = (
  network: Network,
  agency: AgencyId,
  key: string,
  order: { kind: string; decision?: object },
): Promise<Answer> =>
  network.send(agency, 'POST', key, '/reversal', { act: 'taken-back', reason: 'by order', ...order });

export const newKey = (step: string): string => `${newCaseId()}/${step}/1`;

/** Each effect of the case at the agency: the round it stands under, and whether it still does. */
export async function effects(
  network: Network,
  agency: AgencyId,
  caseId: string,
): Promise<[string, 'open' | 'reversed'][]> {
  const rows = await network.ledger(agency, caseId);
  return rows.map((row) => [
    String(row['dossierKey']).slice(caseId.length + 1),
    row['reversedAt'] === undefined ? 'open' : 'reversed',
  ]);
}
