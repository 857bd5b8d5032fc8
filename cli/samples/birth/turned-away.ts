/** What the counter does not take: the answer says why, and nothing is stored. */
import { places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { bothParents, dat, thao } from './parents';

const thuDuc = places.thuDuc('30 Đặng Văn Bi');
/** The father of the first sample, who lives elsewhere and does not know that the mother has been to her commune. */
const filedTwice = birthSample({
  id: 'filed-twice',
  story: {
    vi: 'Cha nộp lần nữa cho cùng một bé, tại xã khác: 409, chỉ ra hồ sơ đã có',
    en: 'The father files for the same child in another commune: 409, naming the case on file',
  },
  family: {
    mother: thao,
    father: dat,
    applicant: dat,
    relation: 'father',
    parentage: 'both',
    register: 'with-father',
    head: dat,
    child: bothParents.filing.declaration.child,
  },
  declaration: { office: { province: thuDuc.province, commune: thuDuc.commune } },
  expected: { problem: { status: 409, code: 'duplicate-case', caseOf: bothParents.id } },
});

const ninhKieu = places.ninhKieu('5 Đại lộ Hòa Bình');
const nu = woman({
  personalId: '092188014007',
  name: 'Lưu Thị Nữ',
  bornOn: '1988-10-10',
  residence: ninhKieu,
});
const childOverSix = birthSample({
  id: 'child-over-six',
  story: {
    vi: 'Trẻ đã sáu tuổi mà xin thẻ BHYT và căn cước dưới 6 tuổi: 400, chỉ rõ mục sai',
    en: 'A child of six cannot have the cards of this bundle: 400, with the place of the fault',
  },
  family: {
    mother: nu,
    applicant: nu,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: nu,
    child: {
      name: 'Lưu Hoàng Sơn',
      sex: 'male',
      bornAt: '2020-10-01T07:00:00+07:00',
      placeOfBirth: { facilityCode: '92011', address: ninhKieu },
      birthCertificateNumber: '91011.GCS.92011.20',
    },
  },
  expected: { problem: { status: 400, code: 'invalid-input', errors: ['child-over-six'] } },
});

export const turnedAway: readonly Sample[] = [filedTwice, childOverSix];
