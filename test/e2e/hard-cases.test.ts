import { vietNamInstant } from '../../domain/viet-nam-time';
import { expectAgreement, untilAgreed } from './support/agreement';
import { eventsOf, file, fileNew, stepOf, untilSettled, untilView, type CaseView } from './support/cases';
import { newDeath } from './support/deaths';
import { issuePaper, newFamily, twinOf, type Declaration } from './support/families';
import { correction, give, order, revocation, supplement, withdrawal } from './support/orders';
import type { RunningStack } from './support/running-stack';
import { addPerson, calm, effectsAt, getPerson, setDesk, setFaults } from './support/simulators';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

const dayMs = 86_400_000;
const daysAgo = (days: number) => vietNamInstant(Date.now() - days * dayMs);
const stepIs = (id: string, state: string) => (view: CaseView) => stepOf(view, id).state === state;
const statesOf = ({ steps }: CaseView) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));
const numberOf = (view: CaseView): string => String(stepOf(view, 'birth').result?.['personalId']);
const hanoi = { province: '01', commune: '00070' };

/** Cases that a clerk meets and that do not go straight. */
describe('hard cases', () => {
  let stack: RunningStack;
  useStack((running) => (stack = running));

  const agreed = (caseId: string) => untilAgreed(stack, caseId);
  const settle = async (declaration: unknown): Promise<CaseView> => agreed(await fileNew(stack, declaration));

  // Members that are undefined are left out of what is sent.
  const alone = (family: Declaration) => {
    const { personalId, name } = family.mother;
    const householdHead = { personalId, name, consent: true };
    const residence = { ...family.residence, register: 'with-mother', householdHead };
    return { ...family, father: undefined, parentage: 'mother-only', residence };
  };
  const withoutPaper = async (birthProof: object) => {
    const family = await newFamily(stack);
    return { ...family, child: { ...family.child, birthCertificateNumber: undefined, birthProof } };
  };

  it('of an unknown father nothing is asked, and the birth is registered with the mother alone', async () => {
    const family = await newFamily(stack);
    const view = await settle(alone(family));
    expect(view.outcome).toBe('granted');
    const { motherId, fatherId } = await getPerson(stack, numberOf(view));
    expect([motherId, fatherId]).toEqual([family.mother.personalId, undefined]);
  });

  it('a father to be recognised is a matter for a person: with the proof the birth goes on from there', async () => {
    const fields = [{ pointer: '/father' }];
    const reason = { code: 'recognition-needed' };
    await setDesk(stack, 'civil-status', {
      rules: [{ decision: 'supplement-requested', fields, reason, times: 1 }],
    });
    const caseId = await fileNew(stack, await newFamily(stack));
    await untilView(stack, caseId, stepIs('birth', 'awaiting-citizen'));
    const proof = { document: 'proof', name: 'a.pdf', mediaType: 'application/pdf', content: 'eA==' };
    await order(stack, supplement(caseId, 'birth', [], { attachments: [proof] }));
    expect((await agreed(caseId)).outcome).toBe('granted');
  });

  it('twins are two births with a number each', async () => {
    const first = await newFamily(stack);
    const views = [await settle(first), await settle(await twinOf(stack, first))];
    expect(views.map(({ outcome }) => outcome)).toEqual(['granted', 'granted']);
    expect(numberOf(views[0]!)).not.toBe(numberOf(views[1]!));
  });

  it('a birth abroad by a foreign father is proved on paper, and takes the longer term', async () => {
    const declaration = await withoutPaper({ type: 'undertaking', issuer: 'Lãnh sự quán' });
    const otherId = { type: 'passport', number: 'X1' };
    const father = { ...declaration.father, personalId: undefined, nationality: 'US', otherId };
    const child = { ...declaration.child, placeOfBirth: {} };
    const abroad = await settle({ ...declaration, child, father });
    expect(abroad.outcome).toBe('granted');
    const usual = await settle(await newFamily(stack));
    expect(Date.parse(abroad.dueAt)).toBeGreaterThan(Date.parse(usual.dueAt));
  });

  it.each(['witness', 'undertaking', 'minutes', 'surrogacy'])(
    '5: without a hospital paper, %s proves the birth',
    async (type) => {
      expect((await settle(await withoutPaper({ type }))).outcome).toBe('granted');
    },
  );

  it('when the child dies while the case runs, the birth stands, the rest ends, and the death follows', async () => {
    await setDesk(stack, 'residence', {
      rules: [
        { step: 'residence', decision: 'supplement-requested', fields: [{ pointer: '/residence/address' }] },
      ],
    });
    const family = await newFamily(stack);
    const birthId = await fileNew(stack, family);
    await untilView(
      stack,
      birthId,
      (view) =>
        stepIs('residence', 'awaiting-citizen')(view) &&
        stepIs('identity-card', 'granted')(view) &&
        stepIs('health-insurance', 'granted')(view),
    );
    const { child, father } = family;
    const drawn = await newDeath(stack);
    const deathId = await fileNew(stack, {
      ...drawn,
      applicant: { ...drawn.applicant, personalId: father.personalId, name: father.name, relation: 'parent' },
      deceased: {
        ...drawn.deceased,
        personalId: null,
        birthCertificateNumber: child.birthCertificateNumber,
        name: child.name,
        bornOn: child.bornAt.slice(0, 10),
        diedAt: daysAgo(1),
      },
      deathNotice: { type: 'none' },
      funeral: undefined,
      survivors: undefined,
      scope: ['death', 'residence-removal'],
    });
    const views = await expectAgreement(stack, [birthId, deathId]);
    expect(views.get(birthId)?.outcome).toBe('partial');
    expect(statesOf(views.get(birthId)!)).toEqual({
      birth: 'granted',
      residence: 'withdrawn',
      'health-insurance': 'reversed',
      'identity-card': 'reversed',
    });
    expect(views.get(deathId)?.outcome).toBe('granted');
    const { status } = await getPerson(stack, numberOf(views.get(birthId)!));
    expect(status).toBe('dead');
  });

  it('parents who only stay somewhere ask for no permanent residence, and the card comes all the same', async () => {
    const family = await newFamily(stack);
    const view = await settle({ ...family, residence: { register: 'none' } });
    expect(view.outcome).toBe('granted');
    expect(stepOf(view, 'residence').state).toBe('not-applicable');
    expect(stepOf(view, 'health-insurance').state).toBe('granted');
  });

  it('a birth after more than sixty days is marked late and granted', async () => {
    const view = await settle(await newFamily(stack, daysAgo(70)));
    expect(view).toMatchObject({ outcome: 'granted', flags: ['late-registration'] });
  });

  it('whoever never had a number is registered as dead on papers, and nothing to remove is a success', async () => {
    const drawn = await newDeath(stack);
    const otherId = { type: 'CMND', number: drawn.deceased.personalId.slice(3) };
    const deceased = { ...drawn.deceased, personalId: null, otherId, bornOn: '1945' };
    const deathNotice = { ...drawn.deathNotice, type: 'minutes' };
    const view = await settle({ ...drawn, deceased, deathNotice, scope: ['death', 'residence-removal'] });
    expect(view.outcome).toBe('granted');
    expect(stepOf(view, 'residence-removal').state).toBe('granted');
  });

  it.each(['hospital', 'execution', 'court', 'police', 'health-station', 'minutes', 'witness', 'none'])(
    '10: a death is registered on a notice of type %s; but for the hospital it is verified first',
    async (type) => {
      const drawn = await newDeath(stack);
      const paper = { ...drawn.deathNotice, type };
      const [widow] = drawn.survivors;
      const witnesses = [{ personalId: widow?.personalId, name: widow?.name }];
      const deathNotice = type === 'witness' ? { type, witnesses } : type === 'none' ? { type } : paper;
      const view = await settle({ ...drawn, deathNotice, scope: ['death'] });
      expect(view.outcome).toBe('granted');
      const [filed] = await eventsOf(stack, view.caseId);
      expect(filed?.data['verification']).toBe(type !== 'hospital');
    },
  );

  it('whoever saw to the funeral is paid, a stranger too, but survives nobody', async () => {
    const drawn = await newDeath(stack);
    const payee = { ...drawn.funeral.payee, relation: 'neighbour' };
    const declaration = { ...drawn, funeral: { ...drawn.funeral, payee } };
    const survivors = drawn.survivors.map((one) => ({ ...one, relation: 'neighbour' }));
    expect((await file(stack, { ...declaration, survivors })).status).toBe(400);
    expect((await settle(declaration)).outcome).toBe('granted');
  });

  it('two parents file in two communes: the second is told of the first, and may file once that one has fallen', async () => {
    const family = await newFamily(stack);
    const { caseId } = await settle(family);
    const { personalId, name } = family.father;
    const second = {
      ...family,
      applicant: { ...family.applicant, personalId, name, relation: 'father' },
      office: hanoi,
    };
    expect(await file(stack, second)).toMatchObject({
      status: 409,
      body: { code: 'duplicate-case', caseId },
    });
    await order(stack, revocation(caseId, 'birth'));
    expect((await agreed(caseId)).outcome).toBe('revoked');
    expect((await settle(second)).outcome).toBe('granted');
  });

  it('a sex that the number contradicts is doubted, not refused; the correction brings a number that fits', async () => {
    const family = await newFamily(stack);
    const father = { ...family.father, sex: 'female' };
    const [spouseId, householdHeadId] = [family.mother.personalId, father.personalId];
    await addPerson(stack, { ...father, spouseId, householdHeadId, maritalStatus: 'married' });
    const answer = await file(stack, { ...family, father });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        warnings: [expect.objectContaining({ pointer: expect.stringContaining('father') as unknown })],
      },
    });
    const caseId = (answer.body as { caseId: string }).caseId;
    const before = await untilSettled(stack, caseId);
    await order(stack, correction(caseId, [{ pointer: '/child/sex', value: 'female' }]));
    const view = await agreed(caseId);
    expect(numberOf(view)[3]).toBe('3');
    expect((await getPerson(stack, numberOf(before))).supersededBy).toBe(numberOf(view));
  });

  it('a residence refused leaves the birth and the cards, and says what can still be filed alone, until when', async () => {
    const family = await newFamily(stack);
    const householdHead = { ...family.residence.householdHead, consent: false };
    const view = await settle({ ...family, residence: { ...family.residence, householdHead } });
    expect(view.outcome).toBe('partial');
    expect(statesOf(view)).toEqual({
      birth: 'granted',
      residence: 'refused',
      'health-insurance': 'granted',
      'identity-card': 'granted',
    });
    expect(stepOf(view, 'residence').fileAlone).toEqual({
      code: '1.004222',
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
    });
  });

  it('a number that comes late: what needs it waits, the family may withdraw, a revoked birth leaves none in use', async () => {
    const families = [await newFamily(stack), await newFamily(stack), await newFamily(stack)];
    await setFaults(stack, 'population', { outage: true });
    const caseIds = await Promise.all(families.map((family) => fileNew(stack, family)));
    const [amended, withdrawn, revoked] = caseIds as [string, string, string];
    for (const caseId of caseIds) {
      const view = await untilView(stack, caseId, stepIs('birth', 'granted'));
      expect(stepOf(view, 'birth').result).toMatchObject({ personalId: null, provisional: true });
      expect(view.steps.slice(1).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    }
    await order(stack, withdrawal(withdrawn));
    await order(stack, revocation(revoked, 'birth'));
    await untilSettled(stack, revoked);
    await calm(stack);
    const views = await expectAgreement(stack, caseIds);
    expect(caseIds.map((caseId) => views.get(caseId)?.outcome)).toEqual(['granted', 'partial', 'revoked']);
    expect((await eventsOf(stack, amended)).map(({ type }) => type)).toContain('step-amended');
    expect(numberOf(views.get(withdrawn)!)).toMatch(/^\d{12}$/);
    expect(await effectsAt(stack, 'population', revoked)).toEqual([]);
  });

  it('a paper issued anew under its number is the same birth: filed before it was mended it is refused, then granted', async () => {
    const family = await newFamily(stack);
    const wrong = { ...family, child: { ...family.child, bornAt: daysAgo(3) } };
    const refused = await settle(wrong);
    expect(stepOf(refused, 'birth').reason?.code).toBe('certificate-mismatch');
    await issuePaper(stack, wrong);
    const { caseId, outcome } = await settle(wrong);
    expect(outcome).toBe('granted');
    expect(await file(stack, family)).toMatchObject({ status: 409, body: { caseId } });
  });

  it('a family refused files again, and nothing of the first case stands in the way', async () => {
    await setDesk(stack, 'civil-status', {
      rules: [{ decision: 'refused', reason: { code: 'unclear' }, times: 1 }],
    });
    const family = await newFamily(stack);
    const first = await settle(family);
    expect(first).toMatchObject({ outcome: 'refused', nationalStatus: 8 });
    expect((await settle(family)).outcome).toBe('granted');
    expect((await give(stack, withdrawal(first.caseId))).status).toBe(409);
  });

  it('a mother who has died is no applicant, yet her child is registered on the application of the father', async () => {
    const family = await newFamily(stack);
    const { mother, father } = family;
    await addPerson(stack, {
      personalId: mother.personalId,
      name: mother.name,
      status: 'dead',
      diedAt: daysAgo(4),
    });
    const refused = await settle(family);
    expect(stepOf(refused, 'birth').reason?.code).toBe('person-dead');
    const { personalId, name } = father;
    const applicant = { ...family.applicant, personalId, name, relation: 'father' };
    expect((await settle({ ...family, applicant })).outcome).toBe('granted');
  });
});
