import '../support/shop/listed';
import { join } from 'node:path';
import type { CaseEvent, Documents, EventDraft } from '../../domain/case-events';
import { bundleIds } from '../../procedures/bundles';
import { RunningApi } from '../api/support/running-api';
import { faultsOf } from '../support/case-checks';
import { useCaseFleet } from '../support/case-fleet';
import { buildWorkflowBundle } from '../support/temporal';

jest.setTimeout(120_000);

/**
 * A third bundle is a folder, a line in the list of bundles and a workflow, all of them in `test/support/shop`. Nothing
 * else knows it, and it goes all the way that a case of ours goes.
 */
const workflows = join(__dirname, '..', 'support', 'shop', 'workflows.ts');
const fleet = useCaseFleet(() => buildWorkflowBundle(workflows));
let api: RunningApi;
beforeAll(async () => (api = await RunningApi.start()));
afterAll(() => api.stop());

const shop = {
  owner: { name: 'Trần Thị Ước', personalId: '079190000001', phone: '0901234567' },
  sign: 'Phở',
  kitchen: 'sau nhà',
  scope: ['licence', 'kitchen', 'sign', 'subsidy'],
};
const licenceNumber = '079190009999';

const asked = async (path: string) => api.get(path, { token: await api.token({ subject: 'test:portal' }) });
const filed = async (over: object = {}) =>
  api.file(
    { ...shop, ...over },
    { token: await api.token({ subject: 'test:portal' }), body: { bundle: 'shop' } },
  );
const found = async (q: string) => (await asked(`/v1/cases?q=${encodeURIComponent(q)}`)).body['data'];

/** What a workflow brings to the register: an event with the documents it refers to. */
function draftOf(event: CaseEvent, documents: Documents): EventDraft {
  const refs = Object.values(event.data as object).flatMap((member: unknown) =>
    typeof member === 'object' && member !== null && 'ref' in member ? [String(member.ref)] : [],
  );
  return { event, documents: Object.fromEntries(refs.map((ref) => [ref, documents[ref]])) };
}

test('the catalogue lists it, with its own form', async () => {
  const { body } = await asked('/v1/bundles/shop');
  expect(body).toMatchObject({ id: 'shop', edition: '2026-01-01', code: '9.000001' });
  expect(body).toHaveProperty('declarationSchema.properties.kitchen');
  expect(body).toHaveProperty('declarationSchema.properties.scope.items.enum', shop.scope);
  const listed = (await asked('/v1/bundles')).body['data'] as { id: string }[];
  expect(listed.map(({ id }) => id)).toEqual([...bundleIds]);
});

test('its declarations are examined by its own form and its own rules', async () => {
  const malformed = await filed({ kitchen: 7, scope: ['licence', 'licence'] });
  expect(malformed).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/declaration/kitchen', code: 'wrong-type' }] },
  });
  expect((await filed({ sign: 'tran thi uoc' })).body).toMatchObject({
    errors: [{ pointer: '/declaration/sign', code: 'not-allowed' }],
  });
});

test('it is filed once, found by its people, granted step by step, and shown as any other', async () => {
  const answer = await filed();
  expect(answer.status).toBe(201);
  const caseId = String(answer.body['caseId']);
  expect(await filed({ sign: 'PHO' })).toMatchObject({
    status: 409,
    body: { code: 'duplicate-case', caseId },
  });
  for (const q of ['tran thi uoc', '079190000001', '0901234567'])
    expect(await found(q)).toMatchObject([{ caseId, bundle: 'shop' }]);

  const { events, documents } = await api.register.readCase(caseId);
  const one = await fleet.file({ caseId, events, documents });
  await one.untilQuiet();
  for (const step of shop.scope) {
    await one.decide(step, { decision: 'granted', result: { number: licenceNumber } });
    await one.untilQuiet();
  }
  await one.untilSettled();
  expect(faultsOf(one)).toEqual([]);

  const { record } = one;
  const news = record.events.slice(events.length).map((event) => draftOf(event, record.documents));
  await api.register.appendEvents(caseId, news);
  const { body: view } = await asked(`/v1/cases/${caseId}`);
  expect(view).toMatchObject({ bundle: 'shop', status: 'settled', outcome: 'granted' });
  expect(view['steps']).toMatchObject([
    { id: 'licence', agency: 'civil-status', state: 'granted', result: { number: licenceNumber } },
    { id: 'kitchen', agency: 'health', state: 'granted' },
    { id: 'sign', agency: 'residence', state: 'granted' },
    { id: 'subsidy', agency: 'social-affairs', state: 'granted' },
  ]);
  expect(await found(licenceNumber)).toMatchObject([{ caseId }]);
});
