/** A child who dies while its birth case runs: the birth stands, what came after it is stopped, the death follows. */
import { birthSample } from '../birth/birth-sample';
import { allGranted } from '../birth/endings';
import { places, woman } from '../people';
import type { DeathFiling, Sample } from '../sample';
import { only } from './endings';

const ninhKieu = places.ninhKieu('25 Xô Viết Nghệ Tĩnh');
const lien = woman({
  personalId: '092195026001',
  name: 'Mã Thị Liên',
  bornOn: '1995-12-03',
  residence: ninhKieu,
});
const aunt = woman({
  personalId: '092170026002',
  name: 'Mã Thị Huệ',
  bornOn: '1970-03-28',
  residence: ninhKieu,
});
const child = {
  name: 'Mã An Bình',
  sex: 'male',
  bornAt: '2026-11-16T03:20:00+07:00',
  placeOfBirth: { facilityCode: '92011', address: ninhKieu },
  birthCertificateNumber: '91029.GCS.92011.26',
} as const;

const birth = birthSample({
  id: 'child-who-dies',
  story: {
    vi: 'Bé mất khi hồ sơ khai sinh còn dở: khai sinh giữ nguyên, cư trú dừng, các thẻ bị thu hồi',
    en: 'The child dies while this case runs: the birth stands, the residence stops, the cards are taken back',
  },
  family: {
    mother: lien,
    applicant: lien,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'other',
    head: aunt,
    consent: null,
    child,
  },
  expected: {
    outcome: 'partial',
    steps: {
      ...allGranted.steps,
      residence: { state: 'withdrawn', reason: 'person-died' },
      'health-insurance': 'reversed',
      'identity-card': 'reversed',
    },
  },
});

/** The family does not know the number that the birth has brought; the hospital's paper says whose death it is. */
const declaration: DeathFiling['declaration'] = {
  applicant: {
    personalId: lien.personalId,
    name: lien.name,
    relation: 'mother',
    phone: '0907654321',
    residence: ninhKieu,
  },
  deceased: {
    personalId: null,
    birthCertificateNumber: child.birthCertificateNumber,
    name: child.name,
    sex: child.sex,
    bornOn: '2026-11-16',
    lastResidence: ninhKieu,
    diedAt: '2026-11-20T05:00:00+07:00',
    placeOfDeath: child.placeOfBirth,
  },
  deathNotice: {
    type: 'hospital',
    number: '92006.GBT.92011.26',
    issuedOn: '2026-11-20',
    issuer: 'Bệnh viện 92011',
  },
  scope: ['death'],
};
const death: Sample = {
  id: 'death-of-the-child',
  story: {
    vi: 'Khai tử cho bé: chờ hồ sơ khai sinh dừng lại rồi mới đăng ký',
    en: "The child's death: registered once the birth case has been stopped",
  },
  people: [],
  papers: [],
  filing: { bundle: 'death', receivedAt: '2026-11-20T10:10:00+07:00', declaration },
  filedWhen: {
    sample: birth.id,
    is: { residence: 'awaiting-citizen', 'health-insurance': 'granted', 'identity-card': 'granted' },
  },
  expected: only({}),
};

export const childWhoDies: readonly Sample[] = [birth, death];
