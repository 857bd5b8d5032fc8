import { address, birthDossier, newCaseId } from '../support/birth-dossiers';
import { deathDossier, funeralDossier, survivorDossier } from '../support/death-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const otherId = { type: 'passport', number: 'C1234567' };
const applicant = { name: 'Lê Văn Tám', relation: 'relative', otherId, residence: address };
const granted = async (agency: Parameters<Network['decided']>[0], step: string, dossier: object) => {
  const { decision, result, reason } = await network.decided(agency, `${newCaseId()}/${step}/1`, dossier);
  expect([decision, reason]).toEqual(['granted', undefined]);
  return result;
};

describe('agencies take dossiers of what people can say', () => {
  it('a found child without its hour, brought by somebody with a passport, born in a place that is no more', async () => {
    const { child } = birthDossier();
    const dossier = birthDossier({
      applicant,
      parentage: 'abandoned',
      mother: undefined,
      child: {
        ...child,
        birthCertificateNumber: undefined,
        bornAt: '2026-11-20',
        birthProof: { type: 'minutes', number: '7', issuer: 'Công an xã' },
        placeOfBirth: { address: { province: '30', commune: '10507' } },
        origin: { country: 'LA', detail: 'Viêng Chăn' },
      },
    });
    expect((await granted('civil-status', 'birth', dossier))?.['personalId']).toMatch(/^079226/);
  });

  it('a birth far away has the day of its own place', async () => {
    const { child } = birthDossier();
    const dossier = birthDossier({ child: { ...child, bornAt: '2026-01-01T00:10:00+10:00' } });
    expect((await granted('civil-status', 'birth', dossier))?.['personalId']).toMatch(/^079226/);
  });

  it('a body that nobody knows, and two of them', async () => {
    for (const number of ['12', '13'])
      await granted('civil-status', 'death', {
        ...deathDossier({ applicant }),
        deceased: { personalId: null, name: 'Không rõ', sex: 'unknown', diedAt: '2026-11' },
        deathNotice: { type: 'police', number, issuedOn: '2026-11-20', issuer: 'Công an xã' },
      });
  });

  it('a funeral paid to an organisation, and survivors known by other papers', async () => {
    const payee = { organisation: { name: 'Trung tâm bảo trợ xã hội 3', code: '0301' } };
    const paid = await granted('social-affairs', 'funeral-benefit', funeralDossier({ applicant, payee }));
    expect(paid?.['amount']).toBeGreaterThan(0);
    const survivors = [
      { name: 'Lê Văn Tám', otherId, bornOn: '2015', relation: 'child', representative: true },
    ];
    await granted('social-insurance', 'survivor-benefit', survivorDossier({ survivors }));
  });
});
