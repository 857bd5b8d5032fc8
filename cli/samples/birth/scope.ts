/** What a family asks for, and what the edition in force offers. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted } from './endings';

const saiGon = places.saiGon('77 Pasteur');
const giang = woman({
  personalId: '079196013001',
  name: 'Bùi Thị Hương Giang',
  bornOn: '1996-06-06',
  residence: saiGon,
});
const nghia = man({
  personalId: '079093013002',
  name: 'Đoàn Hữu Nghĩa',
  bornOn: '1993-02-14',
  residence: saiGon,
});
const noResidence = birthSample({
  id: 'no-residence-wanted',
  story: {
    vi: 'Chưa muốn đăng ký thường trú cho con: bước cư trú không áp dụng',
    en: 'No residence wanted yet: that step does not apply, the others go on',
  },
  family: {
    mother: giang,
    father: nghia,
    applicant: nghia,
    relation: 'father',
    parentage: 'both',
    register: 'with-father',
    head: nghia,
    child: {
      name: 'Đoàn Hữu Phước',
      sex: 'male',
      bornAt: '2026-11-13T10:40:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: saiGon },
      birthCertificateNumber: '91006.GCS.79011.26',
    },
  },
  declaration: { residence: { register: 'none' } },
  expected: {
    outcome: 'granted',
    steps: { ...allGranted.steps, residence: { state: 'not-applicable', reason: 'no-residence-wanted' } },
  },
});

const thuDuc = places.thuDuc('15 Kha Vạn Cân');
const yen = woman({
  personalId: '079199013003',
  name: 'Võ Thị Kim Yến',
  bornOn: '1999-08-18',
  residence: thuDuc,
});
const tam = man({
  personalId: '079095013004',
  name: 'Lý Thành Tâm',
  bornOn: '1995-10-25',
  residence: thuDuc,
});
const notAsked = { state: 'not-applicable', reason: 'not-asked' } as const;
const birthAndCardOnly = birthSample({
  id: 'birth-and-card-only',
  story: { vi: 'Chỉ khai sinh và thẻ căn cước', en: 'Only the birth and the identity card' },
  family: {
    mother: yen,
    father: tam,
    applicant: yen,
    relation: 'mother',
    parentage: 'both',
    register: 'with-mother',
    head: tam,
    child: {
      name: 'Lý Gia Bảo',
      sex: 'male',
      bornAt: '2026-11-14T02:25:00+07:00',
      placeOfBirth: { facilityCode: '79012', address: thuDuc },
      birthCertificateNumber: '91007.GCS.79012.26',
    },
  },
  declaration: { scope: ['birth', 'identity-card'] },
  expected: {
    outcome: 'granted',
    steps: { ...allGranted.steps, residence: notAsked, 'health-insurance': notAsked },
  },
});

const haiChau = places.haiChau('102 Trần Phú');
const le = woman({
  personalId: '049197013005',
  name: 'Phan Thị Mỹ Lệ',
  bornOn: '1997-11-03',
  residence: haiChau,
});
const hung = man({
  personalId: '048094013006',
  name: 'Hồ Sỹ Hùng',
  bornOn: '1994-03-27',
  residence: haiChau,
});
const editionOf2024 = birthSample({
  id: 'edition-of-2024',
  story: {
    vi: 'Nhận trước 01/9/2026: theo phiên bản 2024, chỉ ba bước',
    en: 'Received before 1 September 2026: the edition of 2024, three steps',
  },
  family: {
    mother: le,
    father: hung,
    applicant: le,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: hung,
    child: {
      name: 'Hồ Phan Nhật Minh',
      sex: 'male',
      bornAt: '2026-08-20T16:30:00+07:00',
      placeOfBirth: { facilityCode: '48011', address: haiChau },
      birthCertificateNumber: '91008.GCS.48011.26',
    },
  },
  receivedAt: '2026-08-28T10:00:00+07:00',
  declaration: { scope: ['birth', 'residence', 'health-insurance'] },
  expected: {
    outcome: 'granted',
    steps: { birth: 'granted', residence: 'granted', 'health-insurance': 'granted' },
  },
});

export const scopes: readonly Sample[] = [noResidence, birthAndCardOnly, editionOf2024];
