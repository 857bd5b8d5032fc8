import { randomInt, randomUUID } from 'node:crypto';

/** Dossiers of a family of its own, as the engine files them. */
export const address = { province: '79', commune: '26740', detail: '12 Lê Lợi' };

export const newCaseId = (): string => `case-${randomUUID()}`;

export const someNumber = (prefix: string): string => prefix + String(randomInt(1_000_000)).padStart(6, '0');

let certificates = randomInt(50_000);

export const newCertificateNumber = (): string => `${String(++certificates).padStart(5, '0')}.GCS.79024.26`;

export function birthDossier(over: Record<string, unknown> = {}) {
  const mother = { personalId: someNumber('079194'), name: 'Nguyễn Thị Ước', bornOn: '1994-03-02' };
  return {
    office: { province: '79', commune: '26740' },
    applicant: { personalId: mother.personalId, name: mother.name, relation: 'mother', residence: address },
    parentage: 'mother-only',
    child: {
      name: 'Nguyễn Minh Đặng',
      sex: 'male',
      bornAt: '2026-11-20T08:15:00+07:00',
      birthOrder: 1,
      birthCertificateNumber: newCertificateNumber(),
    },
    mother,
    ...over,
  };
}

const child = (personalId: string) => ({
  personalId,
  name: 'Nguyễn Minh Đặng',
  sex: 'male',
  bornOn: '2026-11-20',
});

export function laterDossier(over: Record<string, unknown> = {}) {
  const applicant = {
    personalId: someNumber('079194'),
    name: 'Nguyễn Thị Ước',
    relation: 'mother',
    residence: address,
  };
  return { applicant, child: child(someNumber('079226')), paperCard: false, ...over };
}

export function residenceDossier(over: Record<string, unknown> = {}) {
  const householdHead = { personalId: someNumber('079090'), name: 'Nguyễn Văn Đạt', consent: true };
  return { ...laterDossier(), register: 'with-mother', address, householdHead, ...over };
}
