import { randomInt } from 'node:crypto';

const address = { province: '79', commune: '26740', detail: '12 Lê Lợi' };

// Counted, not drawn: two families with one deceased would be one death.
let families = randomInt(50_000);
const number = (prefix: string) => prefix + String(families).padStart(6, '0');

/** A death declaration of a family of its own: an old man who died in hospital, declared by his son. */
export function deathDeclaration(over: Record<string, unknown> = {}) {
  families += 1;
  const widow = { personalId: number('079150'), name: 'Lê Thị Hòa', bornOn: '1950-03-02' };
  const son = { personalId: number('079075'), name: 'Trần Văn Đạt' };
  return {
    applicant: { ...son, relation: 'child', phone: '0907654321', residence: address },
    deceased: {
      personalId: number('079045'),
      name: 'Trần Văn Ước',
      sex: 'male',
      bornOn: '1945-05-01',
      ethnicity: 'Kinh',
      nationality: 'VN',
      lastResidence: address,
      diedAt: '2026-11-19T22:40:00+07:00',
      placeOfDeath: { facilityCode: '79024', address },
      cause: 'Bệnh tim mạch',
    },
    deathNotice: {
      type: 'hospital',
      number: `${String(families).padStart(5, '0')}.GBT.79024.26`,
      issuedOn: '2026-11-20',
      issuer: 'Bệnh viện 79024',
    },
    funeral: {
      group: 'social-pension',
      payee: { ...son, relation: 'child' },
      payment: { method: 'bank', bank: 'VCB', account: '0071000000001', holder: son.name },
    },
    survivors: [{ ...widow, relation: 'spouse', representative: true }],
    scope: ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'],
    ...over,
  };
}
