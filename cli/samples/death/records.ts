/** What is on record and what is not, late filings, and the law as it was. */
import { friday, man, places, woman } from '../people';
import type { DeathFiling, Sample } from '../sample';
import { deathSample } from './death-sample';
import { allGranted, only } from './endings';

const ban = places.muCangChai('Bản Nả Háng');
const vang = man({
  personalId: '015069023001',
  name: 'Vàng A Chống',
  bornOn: '1969-03-03',
  residence: ban,
  ethnicity: 'Mông',
});
const witness = woman({
  personalId: '015174023002',
  name: 'Hảng Thị Dở',
  bornOn: '1974-12-25',
  residence: ban,
  ethnicity: 'Mông',
});
/** Known to the family alone, and only by the year of birth. */
const declaration: DeathFiling['declaration'] = {
  applicant: {
    personalId: vang.personalId,
    name: vang.name,
    relation: 'child',
    phone: '0907654321',
    residence: ban,
  },
  deceased: {
    personalId: null,
    otherId: { type: 'CMND', number: '060123456' },
    name: 'Vàng Sống Lử',
    sex: 'male',
    bornOn: '1938',
    ethnicity: 'Mông',
    nationality: 'VN',
    lastResidence: ban,
    diedAt: '2026-11-14',
    placeOfDeath: { address: ban },
  },
  deathNotice: { type: 'witness', witnesses: [{ personalId: witness.personalId, name: witness.name }] },
  scope: ['death', 'residence-removal'],
};
const withoutNumber: Sample = {
  id: 'without-personal-number',
  story: {
    vi: 'Cụ già chưa từng có số định danh, chỉ có người làm chứng: vẫn khai tử, không có gì để xóa',
    en: 'An old man who never had a personal number, and a witness: registered, and no residence to delete',
  },
  people: [vang, witness],
  papers: [],
  filing: { bundle: 'death', receivedAt: friday, declaration },
  expected: only({ 'residence-removal': 'granted' }),
};

const thuanHoa = places.thuanHoa('9 Chi Lăng');
const dao = woman({
  personalId: '046152023003',
  name: 'Hồ Thị Đào',
  bornOn: '1952-02-14',
  residence: thuanHoa,
});
const hieu = man({
  personalId: '046079023004',
  name: 'Hồ Ngọc Hiếu',
  bornOn: '1979-09-19',
  residence: thuanHoa,
});
const lateDeath = deathSample({
  id: 'late-death',
  story: {
    vi: 'Khai tử quá hạn 15 ngày: vẫn giải quyết, có ghi chú',
    en: 'More than 15 days after the death: registered all the same, and marked',
  },
  family: { deceased: dao, applicant: hieu, relation: 'child' },
  diedAt: '2026-10-20T06:50:00+07:00',
  paper: { hospital: '46011', number: '92003.GBT.46011.26' },
  scope: ['death', 'residence-removal'],
  expected: {
    ...only({ 'residence-removal': 'granted' }),
    flags: ['late-registration'],
  },
});

const haiChau = places.haiChau('77 Ông Ích Khiêm');
const tinh = man({
  personalId: '048055023005',
  name: 'Lưu Văn Tịnh',
  bornOn: '1955-05-05',
  residence: haiChau,
});
const nhan = woman({
  personalId: '048158023006',
  name: 'Trà Thị Nhàn',
  bornOn: '1958-08-18',
  residence: haiChau,
});
const editionOf2024 = deathSample({
  id: 'death-edition-of-2024',
  story: {
    vi: 'Nhận trước 01/9/2026: theo phiên bản 2024, vẫn đủ bốn thủ tục',
    en: 'Received before 1 September 2026: the edition of 2024, with the same four procedures',
  },
  family: { deceased: tinh, applicant: nhan, relation: 'spouse', spouse: nhan },
  diedAt: '2026-08-24T21:15:00+07:00',
  paper: { hospital: '48011', number: '92004.GBT.48011.26' },
  group: 'meritorious',
  receivedAt: '2026-08-27T14:20:00+07:00',
  expected: {
    ...allGranted,
    steps: {
      ...allGranted.steps,
      'funeral-benefit': {
        state: 'granted',
        agency: 'social-affairs',
        result: { amount: 25_300_000, group: 'meritorious' },
      },
    },
  },
});

export const records: readonly Sample[] = [withoutNumber, lateDeath, editionOf2024];
