import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { z } from 'zod';
import { TestKeys } from '../support/party-keys';
import { passedOnHeaders } from '../support/signed-message';
import { caseIdOf, eventsOf, file, stepOf, untilSettled, untilView } from './support/cases';
import { newFamily, type Declaration } from './support/families';
import { RunningStack, type Answer } from './support/running-stack';

jest.setTimeout(300_000);

describe('the front door of the running system', () => {
  let stack: RunningStack;
  let declaration: Declaration;
  beforeAll(async () => {
    stack = await RunningStack.start();
    declaration = await newFamily(stack);
  });
  afterAll(() => stack.remove());

  const listed = async (): Promise<unknown[]> => {
    const { body } = await stack.api('/v1/cases?limit=200', { token: stack.ready.tokens.auditor });
    return z.object({ data: z.array(z.unknown()) }).parse(body).data;
  };
  const post = (raw: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    stack.api('/v1/cases', { method: 'POST', raw, headers: { 'idempotency-key': randomUUID(), ...headers } });

  describe('given wrong input', () => {
    type Change = (right: Declaration) => unknown;
    const child =
      (over: object): Change =>
      (right) => ({ ...right, child: { ...right.child, ...over } });
    const applicant =
      (over: object): Change =>
      (right) => ({ ...right, applicant: { ...right.applicant, ...over } });
    const wrong: [string, Change, string][] = [
      ['no applicant', (right) => ({ ...right, applicant: undefined }), '/declaration/applicant'],
      [
        'a personal number that is none',
        applicant({ personalId: '07919512' }),
        '/declaration/applicant/personalId',
      ],
      [
        'a certificate number that is none',
        child({ birthCertificateNumber: '12/GCS' }),
        '/declaration/child/birthCertificateNumber',
      ],
      [
        'an unknown commune',
        (d) => ({ ...d, office: { province: '79', commune: '99999' } }),
        '/declaration/office/commune',
      ],
      [
        'a commune of another province',
        (d) => ({ ...d, office: { province: '01', commune: '26740' } }),
        '/declaration/office/commune',
      ],
      ['a birth to come', child({ bornAt: '2099-01-01T00:00:00+07:00' }), '/declaration/child/bornAt'],
      ['a birth on 31 November', child({ bornAt: '2026-11-31T00:00:00+07:00' }), '/declaration/child/bornAt'],
      ['a card for a child over six', child({ bornAt: '2018-01-01T00:00:00+07:00' }), '/declaration'],
      ['a name of 10,000 characters', child({ name: 'N'.repeat(10_000) }), '/declaration/child/name'],
      ['a name with U+0000', child({ name: 'N\0' }), '/declaration/child/name'],
      ['an empty declaration', () => ({}), '/declaration'],
      ['a declaration that is a list', () => [], '/declaration'],
      ['nothing at all', () => null, '/declaration'],
    ];

    it.each(wrong)(
      'refuses %s with 400, names the field and stores nothing',
      async (_what, change, pointer) => {
        const { status, body, headers } = await file(stack, change(declaration));
        expect(status).toBe(400);
        expect(headers.get('content-type')).toContain('application/problem+json');
        const { errors } = z.object({ errors: z.array(z.looseObject({ pointer: z.string() })) }).parse(body);
        expect(errors.filter((error) => error.pointer.startsWith(pointer))).not.toEqual([]);
        expect(await listed()).toEqual([]);
      },
    );

    it.each([
      ['broken JSON', '{"bundle":', 400, {}],
      ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, {}],
      ['no key', '{}', 400, { 'idempotency-key': '' }],
      ['a body over 1 MiB', JSON.stringify({ bundle: 'x'.repeat(1_100_000) }), 413, {}],
      ['a form', 'bundle=birth', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ] as const)('refuses %s and stores nothing', async (_what, raw, status, headers) => {
      const answer = await post(raw, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await listed()).toEqual([]);
    });

    it.each(["'; DROP TABLE register.cases; --", '<script>alert(1)</script>', '${7*7}{{7*7}}'])(
      'takes the name %s for a name',
      async (name) => {
        const family = await newFamily(stack);
        const caseId = caseIdOf(await file(stack, { ...family, child: { ...family.child, name } }));
        expect((await untilSettled(stack, caseId)).outcome).toBe('granted');
        expect((await listed()).length).toBeGreaterThan(0);
      },
    );
  });

  describe("given an agency's decision", () => {
    let caseId: string;
    let decision: { dossierKey: string; decisionId: string; [member: string]: unknown };
    const path = '/v1/callbacks/civil-status';
    beforeAll(async () => {
      await stack.sim('civil-status', '/desk', { method: 'PUT', body: { mode: 'manual' } });
      caseId = caseIdOf(await file(stack, declaration));
      await untilView(stack, caseId, (view) => stepOf(view, 'birth').state === 'with-agency');
      decision = {
        dossierKey: `${caseId}/birth/1`,
        decisionId: randomUUID(),
        decision: 'refused',
        reason: { code: 'forged' },
        decidedAt: new Date().toISOString(),
        decidedBy: 'officer:1',
      };
    });
    afterAll(() => stack.sim('civil-status', '/desk', { method: 'PUT', body: { mode: 'auto' } }));

    interface Signing {
      keys?: TestKeys;
      now?: number;
      signedBody?: string;
    }
    /** As the gateway passes it on from the agency, but for what is said otherwise. */
    const signed = ({ keys = ofStack(), now, signedBody }: Signing = {}) =>
      Promise.resolve(
        passedOnHeaders({
          key: keys.of('civil-status'),
          gatewayKey: keys.of('gateway'),
          method: 'POST',
          url: stack.ready.gateway + path,
          to: stack.ready.api + path,
          body: signedBody ?? JSON.stringify(decision),
          headers: { 'x-case-id': caseId },
          now,
        }),
      );
    const ofStack = (): TestKeys => new TestKeys(join(stack.dir, 'keys'));
    const strangers = (): TestKeys => new TestKeys(join(stack.dir, 'keys-of-strangers'));
    const send = (headers: Record<string, string>): Promise<Answer> =>
      stack.api(path, { method: 'POST', body: decision, token: null, headers });

    it.each<[string, () => Promise<Record<string, string>>]>([
      ['unsigned', () => Promise.resolve({ 'x-message-id': randomUUID() })],
      ['signed with other keys', () => signed({ keys: strangers() })],
      ['signed for another body', () => signed({ signedBody: '{}' })],
      ['ten minutes old', () => signed({ now: Date.now() - 600_000 })],
      [
        'with a token in place of a signature',
        () => Promise.resolve({ authorization: `Bearer ${stack.ready.tokens.ops}` }),
      ],
    ])('refuses one that is %s with 401, and nothing changes', async (_what, headersOf) => {
      expect((await send(await headersOf())).status).toBe(401);
      expect((await eventsOf(stack, caseId)).map(({ type }) => type)).toEqual(['case-filed', 'step-filed']);
    });

    it('takes a message once: sent again it is 409 and has no effect', async () => {
      const headers = await signed();
      expect((await send(headers)).status).toBe(202);
      expect((await send(headers)).status).toBe(409);
      expect((await untilSettled(stack, caseId)).outcome).toBe('refused');
      const events = await eventsOf(stack, caseId);
      expect(events.filter(({ type }) => type === 'step-refused')).toHaveLength(1);
    });
  });

  describe('given a token', () => {
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const claimsOf = (token: string) => decodeJwt(token);
    const keySet = (): string => readFileSync(join(stack.dir, 'identity/jwks.json'), 'utf8');
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const attacks: [string, (good: string) => string | Promise<string>][] = [
      ['without a signature', (good) => new UnsecuredJWT(claimsOf(good)).encode()],
      [
        'signed with our public key as a secret',
        (good) => {
          const text = `${encode({ alg: 'HS256' })}.${encode(claimsOf(good))}`;
          return `${text}.${createHmac('sha256', keySet()).update(text).digest('base64url')}`;
        },
      ],
      [
        'signed with a foreign key',
        (good) => new SignJWT(claimsOf(good)).setProtectedHeader({ alg: 'ES256' }).sign(foreign),
      ],
      [
        'with other claims than were signed',
        (good) => {
          const [head, , signature] = good.split('.');
          return [head, encode({ ...claimsOf(good), roles: ['ops'] }), signature].join('.');
        },
      ],
      ['that is none', () => 'garbage'],
    ];

    it.each(attacks)('refuses one %s with 401', async (_what, forge) => {
      const token = await forge(stack.ready.tokens.portal);
      expect((await stack.api('/v1/cases', { token })).status).toBe(401);
    });

    it('refuses a request without one with 401', async () => {
      expect((await stack.api('/v1/cases', { token: null })).status).toBe(401);
    });

    it('refuses what its role may not do with 403', async () => {
      const { tokens } = stack.ready;
      const body = { bundle: 'birth', declaration };
      const headers = { 'idempotency-key': randomUUID() };
      const asAuditor = await stack.api('/v1/cases', {
        method: 'POST',
        body,
        headers,
        token: tokens.auditor,
      });
      const asPortal = await stack.api('/v1/tasks');
      const asOps = await stack.api('/v1/tasks', { token: tokens.ops });
      expect([asAuditor, asPortal, asOps].map(({ status }) => status)).toEqual([403, 403, 200]);
    });
  });
});
