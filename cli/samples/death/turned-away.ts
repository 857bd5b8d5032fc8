/** Nobody dies twice, and no paper of another death will do. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { deathSample } from './death-sample';
import { only } from './endings';
import { inHospital, uoc } from './places-of-death';

const thuDuc = places.thuDuc('61 Võ Văn Ngân');
const daughter = woman({
  personalId: '079178024001',
  name: 'Trần Thị Mai Khanh',
  bornOn: '1978-03-21',
  residence: thuDuc,
});
const secondDeath: Sample = {
  ...deathSample({
    id: 'second-death',
    story: {
      vi: 'Người con khác khai tử cho cùng một người: 409, chỉ ra hồ sơ đã có',
      en: 'Another child declares the same death: 409, naming the case on file',
    },
    family: { deceased: uoc, applicant: daughter, relation: 'child' },
    diedAt: '2026-11-17T22:40:00+07:00',
    paper: { hospital: '79011', number: '92001.GBT.79011.26' },
    scope: ['death', 'residence-removal'],
    expected: { problem: { status: 409, code: 'duplicate-case', caseOf: inHospital.id } },
  }),
  people: [daughter],
};

const vungTau = places.vungTau('15 Lê Hồng Phong');
const phat = man({
  personalId: '077050024002',
  name: 'Huỳnh Tấn Phát',
  bornOn: '1950-10-05',
  residence: vungTau,
});
const dat = man({
  personalId: '077080024003',
  name: 'Huỳnh Tấn Đạt',
  bornOn: '1980-06-25',
  residence: vungTau,
});
const number = '92005.GBT.79013.26';
const later = { state: 'not-applicable', reason: 'predecessor-refused' } as const;
const anotherHour: Sample = {
  ...deathSample({
    id: 'another-hour-of-death',
    story: {
      vi: 'Thời điểm chết khác giấy báo tử của bệnh viện: hộ tịch từ chối, các bước sau không bắt đầu',
      en: "Another time of death than on the hospital's notice: refused, and nothing follows",
    },
    family: { deceased: phat, applicant: dat, relation: 'child' },
    diedAt: '2026-11-16T12:00:00+07:00',
    paper: { hospital: '79013', number },
    scope: ['death', 'residence-removal'],
    expected: {
      ...only({ death: { state: 'refused', reason: 'death-notice-mismatch' }, 'residence-removal': later }),
      outcome: 'refused',
    },
  }),
  deathNotices: [
    {
      number,
      personalId: phat.personalId,
      diedAt: '2026-11-17T12:00:00+07:00',
      facilityCode: '79013',
    },
  ],
};

export const deathsTurnedAway: readonly Sample[] = [secondDeath, anotherHour];
