/** Where and how people die: it decides which paper there is, and the family decides what it asks for. */
import { man, places, woman } from '../people';
import type { Sample } from '../sample';
import { deathSample } from './death-sample';
import { allGranted, only } from './endings';

const saiGon = places.saiGon('22 Nguyễn Thị Minh Khai');
const hoa = woman({
  personalId: '079150021001',
  name: 'Lê Thị Hòa',
  bornOn: '1950-03-02',
  residence: saiGon,
});
/** Also whom somebody else declares dead once more. */
export const uoc = man({
  personalId: '079045021002',
  name: 'Trần Văn Ước',
  bornOn: '1945-05-01',
  residence: saiGon,
});
const khai = man({
  personalId: '079075021003',
  name: 'Trần Quang Khải',
  bornOn: '1975-10-12',
  residence: saiGon,
});
export const inHospital = deathSample({
  id: 'death-in-hospital',
  story: {
    vi: 'Mất tại bệnh viện, chọn cả bốn thủ tục: BHXH chi mai táng phí 10 lần mức tham chiếu và tuất cho vợ',
    en: 'Died in hospital, all four procedures: social insurance pays the funeral and the widow',
  },
  family: { deceased: uoc, applicant: khai, relation: 'child', spouse: hoa },
  diedAt: '2026-11-17T22:40:00+07:00',
  paper: { hospital: '79011', number: '92001.GBT.79011.26' },
  group: 'social-insurance',
  expected: {
    ...allGranted,
    steps: {
      ...allGranted.steps,
      death: { state: 'granted', result: { personalId: uoc.personalId } },
      'funeral-benefit': {
        state: 'granted',
        agency: 'social-insurance',
        result: { amount: 25_300_000, group: 'social-insurance' },
      },
    },
  },
});

const ninhKieu = places.ninhKieu('Khu vực 4, hẻm 12');
const nam = woman({
  personalId: '092148021004',
  name: 'Kim Thị Năm',
  bornOn: '1948-12-08',
  residence: ninhKieu,
  ethnicity: 'Khmer',
});
const son = man({
  personalId: '092071021005',
  name: 'Kim Sơn',
  bornOn: '1971-01-19',
  residence: ninhKieu,
  ethnicity: 'Khmer',
});
const atHome = deathSample({
  id: 'death-at-home',
  story: {
    vi: 'Mất tại nhà, trạm y tế báo tử; gia đình chỉ chọn khai tử và xóa thường trú',
    en: "Died at home on the health station's notice; only the death and the removal of the residence are asked for",
  },
  family: { deceased: nam, applicant: son, relation: 'child' },
  diedAt: '2026-11-15T04:10:00+07:00',
  paper: {
    type: 'health-station',
    number: '31/GBT-TYT',
    issuedOn: '2026-11-15',
    issuer: 'Trạm y tế phường Ninh Kiều',
  },
  scope: ['death', 'residence-removal'],
  expected: only({ 'residence-removal': 'granted' }),
});

const haiChau = places.haiChau('5 Thanh Bồ');
const dung = woman({
  personalId: '048172021006',
  name: 'Ngô Thị Dung',
  bornOn: '1972-06-30',
  residence: haiChau,
});
const hai = man({
  personalId: '048069021007',
  name: 'Phan Văn Hải',
  bornOn: '1969-04-03',
  residence: haiChau,
});
const declaredDead = deathSample({
  id: 'declared-dead-by-court',
  story: {
    vi: 'Mất tích trên biển, Tòa án tuyên bố đã chết: chỉ biết ngày, vợ xin thêm chế độ tuất',
    en: 'Lost at sea and declared dead by the court: only the day is known, the wife asks for the survivor benefit',
  },
  family: { deceased: hai, applicant: dung, relation: 'spouse', spouse: dung },
  diedAt: '2026-11-12',
  paper: {
    type: 'court',
    number: '08/2026/QĐDS-ST',
    issuedOn: '2026-11-12',
    issuer: 'Tòa án nhân dân khu vực 1 - Đà Nẵng',
  },
  scope: ['death', 'residence-removal', 'survivor-benefit'],
  expected: only({ 'residence-removal': 'granted', 'survivor-benefit': 'granted' }),
});

export const placesOfDeath: readonly Sample[] = [inHospital, atHome, declaredDead];
