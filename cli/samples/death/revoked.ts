/** A death that was registered wrongly: what followed is put right, and money that was paid has to come back. */
import { decisionOf } from '../papers';
import { man, places } from '../people';
import type { Sample } from '../sample';
import { deathSample } from './death-sample';
import { only } from './endings';

const hoanKiem = places.hoanKiem('33 Bà Triệu');
const minh = man({
  personalId: '001052025001',
  name: 'Đào Quang Minh',
  bornOn: '1952-04-30',
  residence: hoanKiem,
});
const long = man({
  personalId: '001081025002',
  name: 'Đào Quang Long',
  bornOn: '1981-11-01',
  residence: hoanKiem,
});
const amount = 10_000_000;
const deathRevoked = deathSample({
  id: 'death-revoked',
  story: {
    vi: 'Người tưởng đã mất trở về: hủy khai tử, khôi phục thường trú, đòi lại mai táng phí rồi thu đủ',
    en: 'A man thought dead comes home: the death is annulled, the residence restored, the money claimed and paid back',
  },
  family: { deceased: minh, applicant: long, relation: 'child' },
  diedAt: '2026-11-10T00:30:00+07:00',
  paper: { type: 'police', number: '77/CAQ', issuedOn: '2026-11-11', issuer: 'Công an TP. Hà Nội' },
  group: 'social-pension',
  scope: ['death', 'residence-removal', 'funeral-benefit'],
  acts: [
    {
      id: 'revocation',
      when: 'settled',
      order: {
        kind: 'revocation',
        body: { step: 'death', decision: decisionOf('301'), reason: 'Người được khai tử còn sống' },
      },
    },
    {
      id: 'repayment',
      when: 'settled',
      order: {
        kind: 'settlement',
        step: 'funeral-benefit',
        body: { amount, on: '2026-11-24', reference: 'PT-0042' },
      },
    },
  ],
  expected: {
    ...only({ death: 'reversed', 'residence-removal': 'reversed', 'funeral-benefit': 'reversed' }),
    outcome: 'revoked',
    claims: [{ step: 'funeral-benefit', amount, state: 'settled' }],
  },
});

export const deathsRevoked: readonly Sample[] = [deathRevoked];
