import { BirthCertificate } from '../../agency-kit/enquiries';
import { RegisteredPerson } from '../../simulators/population/person';
import { seededFamilies } from '../../simulators/seeds/families';
import administrativeUnits from '../../procedures/shared/data/administrative-units.json';
import { address, newCaseId, someNumber } from '../support/birth-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const birthNotice = (personalId: string) => ({
  act: 'birth-registered',
  personalId,
  name: 'Nguyễn Minh Đặng',
  sex: 'male',
  bornAt: '2026-11-19T23:30:00.000Z',
  nationality: 'VN',
  motherId: '079194000001',
  registeredOn: '2026-11-24',
});

describe('the population database', () => {
  it('takes notices in, each once, and shows what became of the person', async () => {
    const caseId = newCaseId();
    const personalId = someNumber('079226');
    const born = birthNotice(personalId);
    for (let i = 0; i < 2; i++) {
      const key = `${caseId}/birth/1`;
      expect(await network.file('population', key, born)).toEqual({
        status: 202,
        body: { key, state: 'received' },
      });
    }
    const lives = {
      act: 'residence-registered',
      personalId,
      address,
      householdHeadId: '079090000001',
      on: '2026-11-24',
    };
    await network.file('population', `${caseId}/residence/1`, lives);
    expect((await network.sim('population', 'GET', `/persons/${personalId}`)).body).toMatchObject({
      personalId,
      name: 'Nguyễn Minh Đặng',
      bornOn: '2026-11-20',
      status: 'alive',
      motherId: '079194000001',
      residence: address,
      householdHeadId: '079090000001',
    });
    expect((await network.ledger('population', caseId)).map(({ act }) => act)).toEqual([
      'birth-registered',
      'residence-registered',
    ]);
    expect(await network.decisionOn('population', `${caseId}/birth/1`)).toMatchObject({ state: 'granted' });
  });

  it('keeps the home of a person whose birth is told again under a later round', async () => {
    const caseId = newCaseId();
    const personalId = someNumber('079226');
    await network.file('population', `${caseId}/birth/1`, birthNotice(personalId));
    await network.file('population', `${caseId}/residence/1`, {
      act: 'residence-registered',
      personalId,
      address,
      on: '2026-11-24',
    });
    const corrected = { ...birthNotice(personalId), name: 'Nguyễn Minh Đăng' };
    await network.file('population', `${caseId}/birth/2`, corrected);
    const { body } = await network.sim('population', 'GET', `/persons/${personalId}`);
    expect(body).toMatchObject({ name: 'Nguyễn Minh Đăng', residence: address });
  });

  it('refuses another notice under a key in use, and one that is wrong as a message', async () => {
    const key = `${newCaseId()}/birth/1`;
    await network.file('population', key, birthNotice(someNumber('079226')));
    expect((await network.file('population', key, birthNotice(someNumber('079226')))).status).toBe(409);
    const wrong = await network.file('population', `${newCaseId()}/birth/1`, birthNotice('12'));
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/dossier/personalId' }] } });
  });

  it('replaces a person who is put in again', async () => {
    const personalId = someNumber('079190');
    const put = (person: object) => network.sim('population', 'POST', '/persons', { personalId, ...person });
    await put({ name: 'Võ Thị Ước', spouseId: '079090000009', residence: address });
    expect(await put({ name: 'Võ Thị Ước', residence: {} })).toMatchObject({ status: 201 });
    const { body } = await network.sim('population', 'GET', `/persons/${personalId}`);
    expect(body).toEqual({ personalId, name: 'Võ Thị Ước', residence: null, status: 'alive' });
  });
});

describe('the seeded population', () => {
  it('is a few hundred families, the same for the same seed, at addresses that exist', () => {
    const now = Date.parse('2026-11-24T12:00:00+07:00');
    const families = seededFamilies(7, now);
    expect(families).toHaveLength(300);
    expect(seededFamilies(7, now)).toEqual(families);
    expect(seededFamilies(8, now)).not.toEqual(families);
    const members = families.flatMap((family) => family.members);
    expect(new Set(members.map(({ personalId }) => personalId)).size).toBe(members.length);
    const communes = new Set(
      administrativeUnits.provinces.flatMap(({ code, communes: of }) => of.map((c) => `${code}/${c.code}`)),
    );
    const homes = members.map(({ residence }) => `${residence?.province ?? ''}/${residence?.commune ?? ''}`);
    expect(homes.filter((home) => !communes.has(home))).toEqual([]);
  });

  it('is there to be listed, and each newborn has a mother on record and a paper of another facility', async () => {
    const { body } = await network.sim('population', 'GET', '/persons?limit=2000');
    const persons = (body['data'] as unknown[]).map((person) => RegisteredPerson.parse(person));
    const known = new Set(persons.map(({ personalId }) => personalId));
    const papers = (await network.sim('health', 'GET', '/birth-certificates?limit=500')).body[
      'data'
    ] as unknown[];
    const certificates = papers.map((paper) => BirthCertificate.parse(paper));
    expect(certificates.length).toBeGreaterThan(60);
    for (const { number, motherId, facilityCode } of certificates) {
      expect(number).toMatch(new RegExp(`^\\d{5}\\.GCS\\.${facilityCode}\\.\\d{2}$`));
      expect(facilityCode).not.toBe('79024');
      expect(known.has(motherId)).toBe(true);
    }
  });
});
