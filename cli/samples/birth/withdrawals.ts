/** The family takes its case back, at the one end of its way and at the other. */
import { places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted, allOf } from './endings';

const hoanKiem = places.hoanKiem('50 Tràng Tiền');
const thom = woman({
  personalId: '001197032001',
  name: 'Phùng Thị Thơm',
  bornOn: '1997-09-02',
  residence: hoanKiem,
});
const beforeDecision = birthSample({
  id: 'withdrawn-before-decision',
  story: {
    vi: 'Rút hồ sơ khi chưa cơ quan nào quyết định: không bước nào được giải quyết',
    en: 'Withdrawn before anybody has decided: nothing comes of any step',
  },
  scene: { 'civil-status': { desk: { mode: 'manual' } } },
  family: {
    mother: thom,
    applicant: thom,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: thom,
    child: {
      name: 'Phùng Đức Anh',
      sex: 'male',
      bornAt: '2026-11-15T08:08:00+07:00',
      placeOfBirth: { facilityCode: '01011', address: hoanKiem },
      birthCertificateNumber: '91021.GCS.01011.26',
    },
  },
  acts: [
    {
      id: 'withdrawal',
      when: { birth: 'with-agency' },
      order: { kind: 'withdrawal', body: { reason: 'Muốn chọn lại tên cho con' } },
    },
  ],
  expected: allOf('withdrawn', 'withdrawn', 'withdrawn-by-citizen'),
});

const haiChau = places.haiChau('6 Lê Duẩn');
const na = woman({
  personalId: '048195032002',
  name: 'Đàm Thị Lê Na',
  bornOn: '1995-02-18',
  residence: haiChau,
});
const afterTheEnd = birthSample({
  id: 'withdrawn-after-the-end',
  story: {
    vi: 'Rút khi đã xong: cư trú và thẻ BHYT bị hủy; khai sinh, căn cước giữ nguyên vì chỉ hủy theo quyết định',
    en: 'Withdrawn when all was granted: residence and insurance are undone; birth and identity card fall only by decision',
  },
  family: {
    mother: na,
    applicant: na,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: na,
    child: {
      name: 'Đàm Minh Khuê',
      sex: 'female',
      bornAt: '2026-11-11T19:30:00+07:00',
      placeOfBirth: { facilityCode: '48011', address: haiChau },
      birthCertificateNumber: '91022.GCS.48011.26',
    },
  },
  acts: [
    {
      id: 'withdrawal',
      when: 'settled',
      order: { kind: 'withdrawal', body: { reason: 'Gia đình ra nước ngoài sinh sống' } },
    },
    {
      id: 'once-more',
      when: 'settled',
      order: { kind: 'withdrawal', body: { reason: 'Muốn hủy cả giấy khai sinh' } },
      refusedAs: 'nothing-to-withdraw',
    },
  ],
  expected: {
    outcome: 'partial',
    steps: { ...allGranted.steps, residence: 'reversed', 'health-insurance': 'reversed' },
  },
});

export const withdrawals: readonly Sample[] = [beforeDecision, afterTheEnd];
