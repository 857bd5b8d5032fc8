/** Who the parents are, and who comes to the counter. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';

const saiGon = places.saiGon('12 Lê Lợi');
export const thao = woman({
  personalId: '079195011001',
  name: 'Nguyễn Thị Thảo',
  bornOn: '1995-03-02',
  residence: saiGon,
});
export const dat = man({
  personalId: '079092011002',
  name: 'Trần Văn Đạt',
  bornOn: '1992-07-15',
  residence: saiGon,
});
export const bothParents = birthSample({
  id: 'both-parents',
  story: {
    vi: 'Cha mẹ kết hôn, mẹ nộp, con vào hộ của cha',
    en: "Married parents, the mother files, the child joins the father's household",
  },
  family: {
    mother: thao,
    father: dat,
    applicant: thao,
    relation: 'mother',
    parentage: 'both',
    register: 'with-father',
    head: dat,
    child: {
      name: 'Trần Minh Đăng',
      sex: 'male',
      bornAt: '2026-11-12T08:15:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: saiGon },
      birthCertificateNumber: '91001.GCS.79011.26',
    },
  },
});

const haiChau = places.haiChau('45 Bạch Đằng');
const tram = woman({
  personalId: '048198011003',
  name: 'Huỳnh Thị Quỳnh Trâm',
  bornOn: '1998-09-21',
  residence: haiChau,
});
const motherOnly = birthSample({
  id: 'mother-only',
  story: {
    vi: 'Mẹ đơn thân, con mang họ mẹ, phần cha để trống',
    en: "A mother alone: the child bears her name, the father's part stays empty",
  },
  family: {
    mother: tram,
    applicant: tram,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: tram,
    child: {
      name: 'Huỳnh Bảo Ngọc',
      sex: 'female',
      bornAt: '2026-11-10T23:50:00+07:00',
      placeOfBirth: { facilityCode: '48011', address: haiChau },
      birthCertificateNumber: '91002.GCS.48011.26',
    },
  },
});

const thuDuc = places.thuDuc('8 Võ Văn Ngân');
const bao = man({
  personalId: '079090011004',
  name: 'Phạm Quốc Bảo',
  bornOn: '1990-01-30',
  residence: thuDuc,
});
const fatherOnly = birthSample({
  id: 'father-only',
  story: {
    vi: 'Chỉ cha đứng tên; ngành y tế chưa có giấy chứng sinh này trên hệ thống',
    en: "Only the father is named; the hospital's paper is not on the health sector's record yet",
  },
  family: {
    father: bao,
    applicant: bao,
    relation: 'father',
    parentage: 'father-only',
    register: 'with-father',
    head: bao,
    child: {
      name: 'Phạm Gia Hân',
      sex: 'female',
      bornAt: '2026-11-08T05:05:00+07:00',
      placeOfBirth: { facilityCode: '79012', address: thuDuc },
      birthCertificateNumber: '91003.GCS.79012.26',
    },
  },
});

const shelter = places.thuanHoa('Mái ấm Hướng Dương, 3 Nguyễn Huệ');
const hien = woman({
  personalId: '046170011005',
  name: 'Tôn Nữ Diệu Hiền',
  bornOn: '1970-05-19',
  residence: shelter,
});
const abandonedChild = birthSample({
  id: 'abandoned-child',
  story: {
    vi: 'Trẻ bị bỏ rơi: người giám hộ nộp, biên bản thay giấy chứng sinh',
    en: 'An abandoned child: the guardian files, minutes stand for the birth certificate',
  },
  family: {
    guardian: hien,
    applicant: hien,
    relation: 'guardian',
    parentage: 'abandoned',
    register: 'with-guardian',
    head: hien,
    child: {
      name: 'Nguyễn Hướng Dương',
      sex: 'female',
      bornAt: '2026-11-01T00:00:00+07:00',
      placeOfBirth: { address: shelter },
      birthProof: { type: 'minutes', number: '07/BB-UBND', issuer: 'UBND phường Thuận Hóa' },
    },
  },
  declaration: { office: { province: shelter.province, commune: shelter.commune } },
});

export const parents: readonly Sample[] = [bothParents, motherOnly, fatherOnly, abandonedChild];
