/** Where somebody says no, or has a doubt. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted, refusedAtOnce } from './endings';

const hoanKiem = places.hoanKiem('4 Lý Thái Tổ');
const linh = woman({
  personalId: '001199016001',
  name: 'Tống Khánh Linh',
  bornOn: '1999-03-08',
  residence: hoanKiem,
});
const anh = man({
  personalId: '001096016002',
  name: 'Quách Tuấn Anh',
  bornOn: '1996-11-11',
  residence: hoanKiem,
});
const grandfather = man({
  personalId: '001062016003',
  name: 'Quách Thế Vĩnh',
  bornOn: '1962-02-02',
  residence: hoanKiem,
});
const householdHeadRefuses = birthSample({
  id: 'household-head-refuses',
  story: {
    vi: 'Chủ hộ không đồng ý: cư trú bị từ chối, khai sinh và các thẻ vẫn có',
    en: 'The household head does not consent: no residence, but the birth and the cards stand',
  },
  family: {
    mother: linh,
    father: anh,
    applicant: linh,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: grandfather,
    consent: false,
    child: {
      name: 'Quách Gia Huy',
      sex: 'male',
      bornAt: '2026-11-06T21:10:00+07:00',
      placeOfBirth: { facilityCode: '01011', address: hoanKiem },
      birthCertificateNumber: '91015.GCS.01011.26',
    },
  },
  expected: {
    outcome: 'partial',
    steps: { ...allGranted.steps, residence: { state: 'refused', reason: 'household-head-refuses' } },
  },
});

const ninhKieu = places.ninhKieu('11 Ngô Gia Tự');
const uncle = man({
  personalId: '092075016004',
  name: 'Mạc Văn Quý',
  bornOn: '1975-06-17',
  residence: ninhKieu,
  diedAt: '2026-03-03T03:00:00+07:00',
});
const dieu = woman({
  personalId: '092198016005',
  name: 'Mạc Thị Diệu',
  bornOn: '1998-12-24',
  residence: ninhKieu,
});
const applicantOnRecordAsDead = birthSample({
  id: 'applicant-on-record-as-dead',
  story: {
    vi: 'Nộp bằng số định danh của người đã chết: hộ tịch từ chối',
    en: 'Filed under the number of a man recorded as dead: civil status refuses',
  },
  family: {
    mother: dieu,
    applicant: uncle,
    relation: 'relative',
    parentage: 'mother-only',
    register: 'with-mother',
    head: dieu,
    child: {
      name: 'Mạc Thiên Ân',
      sex: 'male',
      bornAt: '2026-11-04T13:13:00+07:00',
      placeOfBirth: { facilityCode: '92011', address: ninhKieu },
      birthCertificateNumber: '91016.GCS.92011.26',
    },
  },
  expected: refusedAtOnce('person-dead'),
});

const haiChau = places.haiChau('18 Hùng Vương');
/** A man's digit in a woman's number: such numbers exist, so it is a doubt and no fault. */
const hanh = woman({
  personalId: '048098016006',
  name: 'Ông Thị Hạnh',
  bornOn: '1998-05-28',
  residence: haiChau,
});
const luu = woman({
  personalId: '048168016007',
  name: 'Ông Thị Lựu',
  bornOn: '1968-08-08',
  residence: haiChau,
});
const doubtfulNumber = birthSample({
  id: 'doubtful-number',
  story: {
    vi: 'Bà nộp thay; số định danh của mẹ không khớp giới tính: cảnh báo, không chặn',
    en: "The grandmother files; the mother's number does not fit her sex: a warning, no bar",
  },
  family: {
    mother: hanh,
    applicant: luu,
    relation: 'grandparent',
    parentage: 'mother-only',
    register: 'with-mother',
    head: luu,
    child: {
      name: 'Ông Phúc Lâm',
      sex: 'male',
      bornAt: '2026-11-03T17:17:00+07:00',
      placeOfBirth: { facilityCode: '48011', address: haiChau },
      birthCertificateNumber: '91017.GCS.48011.26',
    },
  },
  expected: { ...allGranted, warnings: ['sex-or-century-doubtful'] },
});

export const decisions: readonly Sample[] = [householdHeadRefuses, applicantOnRecordAsDead, doubtfulNumber];
