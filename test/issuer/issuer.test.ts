import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { developmentIdentity } from '../../runtime/config';
import { developmentUsers } from '../../runtime/identity/development-users';
import { freePort } from '../../runtime/supervisor/ports';
import { freshFolder } from '../runtime/support/stack-process';
import { Browser, type Page } from './support/browser';
import { startIssuer, type IssuerProcess } from './support/issuer-process';

jest.setTimeout(60_000);

const apiUrl = 'http://127.0.0.1:1';
const callback = `${apiUrl}/auth/callback`;
const isCallback = (url: string): boolean => url.startsWith(callback);

describe('the development issuer as a part', () => {
  let dir: string;
  let issuer: IssuerProcess;
  let options: { port: number; folder: string; apiUrl: string };
  beforeAll(async () => {
    dir = freshFolder();
    options = { port: await freePort(), folder: join(dir, 'identity'), apiUrl };
    issuer = await startIssuer(options);
  });
  afterAll(async () => {
    await issuer.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  const verifier = randomBytes(32).toString('base64url');
  const authorize = (more: Record<string, string> = {}): string => {
    const query = new URLSearchParams({
      client_id: developmentIdentity.clientId,
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: callback,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 's',
      nonce: 'n',
      ...more,
    });
    return `${issuer.url}/auth?${query.toString()}`;
  };
  const mint = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${issuer.url}/mint`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const minted = async (body: unknown): Promise<string> =>
    ((await (await mint(body)).json()) as { token: string }).token;
  async function redeem(page: Page): Promise<{ access_token: string; id_token: string }> {
    const secret = readFileSync(join(options.folder, 'client-secret'), 'utf8').trim();
    const code = new URL(page.url).searchParams.get('code') ?? '';
    const answer = await fetch(`${issuer.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${developmentIdentity.clientId}:${secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: callback,
        code_verifier: verifier,
      }),
    });
    return (await answer.json()) as { access_token: string; id_token: string };
  }

  it('lists every user as a button, and signs in without password, consent or confirmation', async () => {
    const browser = new Browser();
    const page = await browser.open(authorize());
    for (const name of Object.keys(developmentUsers))
      expect(page.text).toContain(`data-testid="dev-user-${name}"`);
    const back = await browser.press(page, 'dev-user-clerk2:residence', isCallback);
    const tokens = await redeem(back);
    const expected = { sub: 'dev:clerk2:residence', roles: ['clerk'], agency: 'residence', territory: ['*'] };
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      ...expected,
      aud: developmentIdentity.clientId,
      nonce: 'n',
    });
    const { payload } = await jwtVerify(
      tokens.access_token,
      createRemoteJWKSet(new URL(`${issuer.url}/jwks`)),
      { issuer: issuer.url, audience: 'lienthong', algorithms: ['ES256'] },
    );
    expect(payload).toMatchObject(expected);
  });

  it('asks again who it is with prompt=login, and not without', async () => {
    const browser = new Browser();
    await browser.press(await browser.open(authorize()), 'dev-user-ops', isCallback);
    expect((await browser.open(authorize(), isCallback)).url).toMatch(/[?&]code=/);
    expect((await browser.open(authorize({ prompt: 'login' }), isCallback)).text).toContain('dev-user-ops');
  });

  it('killed in the middle of a sign-in, it goes on with it on the same port, and knows the code it had given', async () => {
    const browser = new Browser();
    const page = await browser.open(authorize());
    const again = async (): Promise<void> => {
      await issuer.kill();
      issuer = await startIssuer(options);
    };
    await again();
    const back = await browser.press(page, 'dev-user-portal', isCallback);
    await again();
    expect(decodeJwt((await redeem(back)).access_token).sub).toBe('dev:portal');
  });

  it('signs out at once and goes back to where it was told, and only there', async () => {
    const browser = new Browser();
    const back = await browser.press(await browser.open(authorize()), 'dev-user-ops', isCallback);
    const { id_token: hint } = await redeem(back);
    const end = (to: string): string =>
      `${issuer.url}/session/end?id_token_hint=${hint}&post_logout_redirect_uri=${encodeURIComponent(to)}`;
    expect((await browser.open(end('https://elsewhere.example/console'))).status).toBe(400);
    const page = await browser.open(end(`${apiUrl}/console`), (url) => url.startsWith(apiUrl));
    expect(page.url).toBe(`${apiUrl}/console`);
    expect((await browser.open(authorize(), isCallback)).text).toContain('dev-user-ops');
  });

  it('mints what it is asked for, also what means nothing to us and what is over', async () => {
    const claims = decodeJwt(
      await minted({
        sub: 'somebody',
        roles: ['clerk', 'astronaut'],
        agency: 'moon',
        territory: ['99999'],
        expiresInS: -60,
        audience: 'another',
        realm_access: { roles: ['x'] },
      }),
    );
    expect(claims).toMatchObject({
      iss: issuer.url,
      aud: 'another',
      sub: 'somebody',
      roles: ['clerk', 'astronaut'],
      agency: 'moon',
      territory: ['99999'],
      realm_access: { roles: ['x'] },
    });
    expect(claims.exp! - claims.iat!).toBe(-60);
    expect(decodeJwt(await minted({ sub: 'x', roles: [] })).aud).toBe('lienthong');
    expect((await mint({ roles: [] })).status).toBe(400);
  });

  it('hears nobody who calls it by another name than this machine’s', async () => {
    const asked = request(`${issuer.url}/mint`, { method: 'POST', headers: { host: 'rebound.example' } });
    const status = await new Promise((resolve, reject) => {
      asked.on('response', (answer) => resolve(answer.statusCode)).on('error', reject);
      asked.end(JSON.stringify({ sub: 'x' }));
    });
    expect(status).toBe(403);
  });
});
