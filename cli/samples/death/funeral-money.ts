/** Who pays for a funeral, how much and to whom. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { deathSample } from './death-sample';
import { only } from './endings';

const scope: ('death' | 'residence-removal' | 'funeral-benefit')[] = [
  'death',
  'residence-removal',
  'funeral-benefit',
];

const hoanKiem = places.hoanKiem('7 Hàng Trống');
const tho = man({
  personalId: '001047022001',
  name: 'Vũ Đình Thọ',
  bornOn: '1947-07-27',
  residence: hoanKiem,
});
const quy = woman({
  personalId: '001178022002',
  name: 'Vũ Thị Quý',
  bornOn: '1978-02-11',
  residence: hoanKiem,
});
const severalGroups = deathSample({
  id: 'several-funeral-groups',
  story: {
    vi: 'Cựu chiến binh hưởng cả trợ cấp xã hội và trợ cấp hưu trí: chi theo mức cao nhất',
    en: 'A veteran who was also on social assistance and pension: the highest of the three is paid',
  },
  family: { deceased: tho, applicant: quy, relation: 'child' },
  diedAt: '2026-11-16T18:05:00+07:00',
  paper: { hospital: '01011', number: '92002.GBT.01011.26' },
  group: ['social-pension', 'social-assistance', 'veteran'],
  scope,
  expected: only({
    'residence-removal': 'granted',
    'funeral-benefit': {
      state: 'granted',
      agency: 'social-affairs',
      result: { amount: 25_300_000, group: 'veteran' },
    },
  }),
});

const anXuyen = places.anXuyen('Ấp 6, kênh Xáng');
const hen = woman({
  personalId: '096144022003',
  name: 'Tô Thị Hến',
  bornOn: '1944-11-11',
  residence: anXuyen,
});
const muoi = man({
  personalId: '096076022004',
  name: 'Tô Văn Mười',
  bornOn: '1976-08-15',
  residence: anXuyen,
});
const neighbour = man({
  personalId: '096070022005',
  name: 'Hứa Văn Tám',
  bornOn: '1970-05-22',
  residence: anXuyen,
});
const neighbourIsPaid = deathSample({
  id: 'neighbour-buries',
  story: {
    vi: 'Hàng xóm đứng ra mai táng nên được nhận mai táng phí, tiền mặt; trợ cấp hưu trí xã hội do xã chi',
    en: 'A neighbour saw to the funeral and is paid in cash; for a social pensioner social affairs pay',
  },
  family: { deceased: hen, applicant: muoi, relation: 'child', others: [neighbour] },
  diedAt: '2026-11-13T02:30:00+07:00',
  paper: { type: 'minutes', number: '14/BB-UBND', issuedOn: '2026-11-13', issuer: 'UBND phường An Xuyên' },
  scope,
  declaration: {
    funeral: {
      group: 'social-pension',
      payee: { personalId: neighbour.personalId, name: neighbour.name, relation: 'neighbour' },
      payment: { method: 'cash', place: 'UBND phường An Xuyên' },
    },
  },
  expected: only({
    'residence-removal': 'granted',
    'funeral-benefit': {
      state: 'granted',
      agency: 'social-affairs',
      result: { amount: 10_000_000, group: 'social-pension' },
    },
  }),
});

const thuDuc = places.thuDuc('44 Đặng Văn Bi');
const sang = man({
  personalId: '079088022006',
  name: 'Nghiêm Văn Sang',
  bornOn: '1988-01-07',
  residence: thuDuc,
});
const chi = woman({
  personalId: '079190022007',
  name: 'Đậu Thị Chi',
  bornOn: '1990-09-13',
  residence: thuDuc,
});
const noGroup = deathSample({
  id: 'no-funeral-group',
  story: {
    vi: 'Không thuộc nhóm nào được mai táng phí: bước đó không áp dụng, các bước khác vẫn xong',
    en: 'In no group for which a funeral is paid: that step does not apply, the others are granted',
  },
  family: { deceased: sang, applicant: chi, relation: 'spouse', spouse: chi },
  diedAt: '2026-11-18T17:45:00+07:00',
  paper: { type: 'police', number: '112/CATP', issuedOn: '2026-11-18', issuer: 'Công an TP. Hồ Chí Minh' },
  scope,
  declaration: { funeral: { group: 'none' } },
  expected: only({
    'residence-removal': 'granted',
    'funeral-benefit': { state: 'not-applicable', reason: 'no-funeral-group' },
  }),
});

export const funeralMoney: readonly Sample[] = [severalGroups, neighbourIsPaid, noGroup];
