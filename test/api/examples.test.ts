/** The examples of the description, called one after another as they are shown. */
import { randomUUID } from 'node:crypto';
import birth from '../../examples/birth.json';
import { examples } from '../../api/openapi/examples/index';
import type { Example } from '../../api/openapi/examples/example';
import { routes } from '../../api/routes/index';
import { withoutVolatile } from '../support/volatile';
import { RunningApi } from './support/running-api';
import { CaseOnFile } from './support/case-on-file';

jest.setTimeout(60_000);

/** Signed by an agency: callbacks.test.ts sends the like. */
const sentByAgencies = ['receiveDecision'];
const called = Object.entries(examples).filter(([id]) => !sentByAgencies.includes(id));
const firstKey = 'the-first-filing';

describe('the examples of the description', () => {
  let api: RunningApi;
  let ops: string;
  let filed: { caseId: string };
  let trackingCode: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
    const { body } = await api.ask('POST', '/v1/cases', { token: ops, key: firstKey, body: birth });
    filed = { caseId: String(body['caseId']) };
    trackingCode = String(body['trackingCode']);
  });
  afterAll(() => api.stop());

  /** Another family's birth. */
  const filedToo = (minute: string) => {
    const { child } = birth.declaration;
    const born = {
      bornAt: `2026-11-20T10:${minute}:00+07:00`,
      birthCertificateNumber: `042${minute}.GCS.79024.26`,
    };
    return CaseOnFile.file(
      api,
      { ...birth.declaration, child: { ...child, ...born, name: 'Phạm Gia Huy' } },
      birth.receivedAt,
    );
  };
  const asked = async (minute: string) => (await filedToo(minute)).asked('/child/name');

  /** Where the case has come to before the call; filed, where nothing else is said. */
  const before: Readonly<Record<string, () => Promise<{ caseId: string }>>> = {
    'getCase supplement-asked': async () =>
      (await filedToo('11')).askedUntil('2026-12-03T17:00:00+07:00', '/child/name'),
    'supplementCase a-field': () => asked('12'),
    'supplementCase a-paper': () => asked('13'),
    'supplementCase not-asked': () => asked('14'),
    'correctCase plan': async () => (await filedToo('16')).granted('birth'),
    'listFailures one-group': async () => (await filedToo('15')).stuck(),
  };

  const make = async (id: string, { name, call, body }: Example) => {
    const route = routes.find(({ operationId }) => operationId === id)!;
    const { caseId } = await (before[`${id} ${name}`]?.() ?? filed);
    const path = (call ?? route.path).replace('{caseId}', caseId).replace('{trackingCode}', trackingCode);
    const url = path.replaceAll(' ', '%20').replaceAll('+', '%2B');
    const key = id === 'fileCase' && name === 'birth' ? firstKey : randomUUID();
    const ask = {
      token: ops,
      key,
      headers: { 'accept-language': 'en' },
      ...(body !== undefined && { body }),
    };
    return api.ask(route.method.toUpperCase(), url, ask);
  };

  it.each(called.flatMap(([id, list]) => list.map((example) => [id, example.name, example] as const)))(
    '%s, %s: the answer is the one shown',
    async (id, _name, example) => {
      const shown = example.reply as Record<string, unknown>;
      // The engine says what an order brings; that it says so is held by the tests of the engine.
      api.engine.answerOrder = () => Promise.resolve(shown);
      const answer = await make(id, example);
      expect(answer.status).toBe(example.status);
      expect(withoutVolatile(answer.body)).toEqual(withoutVolatile(shown));
    },
  );
});
