import { refusals } from '../../procedures/reasons';
import { validTo } from '../../simulators/social-insurance/health-insurance';
import { laterDossier, newCaseId, residenceDossier, someNumber } from '../support/birth-dossiers';
import { Network } from '../support/network';

jest.setTimeout(60_000);
let network: Network;

beforeAll(async () => {
  network = await Network.start();
});
afterAll(() => network.stop());

const steps = {
  residence: 'residence',
  'social-insurance': 'health-insurance',
  identity: 'identity-card',
} as const;
const decided = (agency: keyof typeof steps, dossier: object) =>
  network.decided(agency, `${newCaseId()}/${steps[agency]}/1`, dossier);

async function record(personalId: string, status: string): Promise<string> {
  await network.sim('population', 'POST', '/persons', { personalId, name: 'Trần Văn Sỹ', status });
  return personalId;
}

describe('residence', () => {
  const head = { personalId: '079090999999', name: 'Nguyễn Văn Đạt' };

  it('refuses without the consent of the household head, and asks when it was not said', async () => {
    const refused = await decided(
      'residence',
      residenceDossier({ householdHead: { ...head, consent: false } }),
    );
    expect(refused.reason?.code).toBe('household-head-refuses');
    const asked = await decided('residence', residenceDossier({ householdHead: head }));
    expect(asked).toMatchObject({
      decision: 'supplement-requested',
      reason: { code: 'consent-missing' },
      fields: [{ pointer: '/residence/householdHead/consent' }],
    });
  });

  it('refuses a household head who is on record as dead', async () => {
    const personalId = await record(someNumber('079070'), 'dead');
    const householdHead = { personalId, name: 'Trần Văn Sỹ', consent: true };
    expect((await decided('residence', residenceDossier({ householdHead }))).reason?.code).toBe(
      'person-dead',
    );
  });

  it('registers a child once', async () => {
    const dossier = residenceDossier();
    expect((await decided('residence', dossier)).decision).toBe('granted');
    expect((await decided('residence', dossier)).reason?.code).toBe('already-resident');
  });

  it('waits for a population database that is out rather than guess', async () => {
    const key = `${newCaseId()}/residence/1`;
    await network.faults('population', { outage: true });
    await network.file('residence', key, residenceDossier());
    expect(await network.decisionOn('residence', key)).toEqual({ key, state: 'received' });
    await network.faults('population', {});
    expect((await network.callback(key)).decision).toBe('granted');
  });
});

describe('social insurance', () => {
  it('gives a card of its own to each child, valid from birth', async () => {
    const [one, two] = [
      await decided('social-insurance', laterDossier()),
      await decided('social-insurance', laterDossier()),
    ];
    expect(one.result).toMatchObject({
      cardNumber: expect.stringMatching(/^TE17979\d{8}$/) as string,
      validFrom: '2026-11-20',
      validTo: '2032-11-19',
    });
    expect(two.result?.['cardNumber']).not.toBe(one.result?.['cardNumber']);
  });

  it.each([
    ['2026-11-20', '2032-11-19'],
    ['2026-10-01', '2032-09-30'],
    ['2026-09-30', '2032-09-30'],
    ['2026-03-02', '2032-09-30'],
    ['2028-02-29', '2034-09-30'],
  ])('makes the card of a child born on %s valid to %s', (bornOn, last) => {
    expect(validTo(bornOn)).toBe(last);
  });

  it('numbers the card by where the child lives, whoever applies', async () => {
    const { result } = await decided('social-insurance', laterDossier({ province: '48' }));
    expect(result?.['cardNumber']).toMatch(/^TE14848\d{8}$/);
  });

  it('refuses a child of six and a second card', async () => {
    const dossier = laterDossier();
    const old = { ...dossier.child, bornOn: '2020-11-01' };
    expect((await decided('social-insurance', { ...dossier, child: old })).reason?.code).toBe(
      'child-over-six',
    );
    expect((await decided('social-insurance', dossier)).decision).toBe('granted');
    expect((await decided('social-insurance', dossier)).reason?.code).toBe('card-exists');
  });
});

describe('identity', () => {
  it('issues a card under the personal number', async () => {
    const dossier = laterDossier();
    expect((await decided('identity', dossier)).result).toMatchObject({ number: dossier.child.personalId });
  });

  it('issues none to a number that is void, or to a child that has died', async () => {
    const of = (personalId: string) => {
      const dossier = laterDossier();
      return { ...dossier, child: { ...dossier.child, personalId } };
    };
    const voided = await decided('identity', of(await record(someNumber('079226'), 'void')));
    expect(voided.reason?.code).toBe('number-void');
    const dead = await decided('identity', of(await record(someNumber('079226'), 'dead')));
    expect(dead.reason?.code).toBe('person-dead');
  });
});

it.each([
  ['residence', 'dead', 'person-dead'],
  ['social-insurance', 'dead', 'person-dead'],
  ['residence', 'void', 'number-void'],
  ['social-insurance', 'superseded', 'number-superseded'],
] as const)('%s does nothing more for a child whose number is %s', async (agency, status, code) => {
  const dossier = residenceDossier();
  const child = { ...dossier.child, personalId: await record(someNumber('079226'), status) };
  expect(await decided(agency, { ...dossier, child })).toMatchObject({
    decision: 'refused',
    reason: { code, text: expect.stringContaining(refusals[code].remedy.vi) as string },
  });
});

it('an agency takes no dossier of a step that is not its own', async () => {
  const answer = await network.file('identity', `${newCaseId()}/residence/1`, residenceDossier());
  expect(answer).toMatchObject({ status: 400, body: { code: 'unknown-step' } });
});
