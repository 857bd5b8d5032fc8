/** Messages that an agency will not take: an operator's matter. */
import { places, woman } from '../people';
import type { Sample } from '../sample';
import { birthSample } from './birth-sample';
import { allGranted } from './endings';

const saiGon = places.saiGon('40 Bùi Viện');
const phung = woman({
  personalId: '079195036001',
  name: 'Giang Mỹ Phụng',
  bornOn: '1995-07-26',
  residence: saiGon,
});
const unreadable = { faults: { reject: { status: 422, code: 'unreadable', times: 1 } } };
const stuckMessages = birthSample({
  id: 'stuck-messages',
  story: {
    vi: 'Hai cơ quan không nhận thông điệp: vận hành gửi lại cho căn cước, bỏ qua thẻ BHYT',
    en: 'Two agencies refuse a message: the operators retry the identity card and skip the insurance card',
  },
  scene: { identity: unreadable, 'social-insurance': unreadable },
  family: {
    mother: phung,
    applicant: phung,
    relation: 'mother',
    parentage: 'mother-only',
    register: 'with-mother',
    head: phung,
    child: {
      name: 'Giang Hải Yến',
      sex: 'female',
      bornAt: '2026-11-16T09:55:00+07:00',
      placeOfBirth: { facilityCode: '79011', address: saiGon },
      birthCertificateNumber: '91028.GCS.79011.26',
    },
  },
  acts: [
    {
      id: 'retry',
      when: { 'identity-card': 'stuck' },
      order: { kind: 'retry', step: 'identity-card', body: { reason: 'Cơ quan căn cước đã sửa cổng nhận' } },
    },
    {
      id: 'skip',
      when: { 'health-insurance': 'stuck' },
      order: { kind: 'skip', step: 'health-insurance', body: { reason: 'Gia đình tự làm thẻ tại BHXH' } },
    },
  ],
  expected: {
    outcome: 'partial',
    steps: { ...allGranted.steps, 'health-insurance': { state: 'skipped', reason: 'skipped-by-operator' } },
  },
});

export const stuck: readonly Sample[] = [stuckMessages];
