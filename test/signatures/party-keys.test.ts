import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepPartyKeys, keyFileOf } from '../../runtime/signatures/kept-keys';
import { openPartyKeys } from '../../runtime/signatures/party-keys';
import { namedKey, readSigningKey } from '../../runtime/signatures/signing-key';

const dir = mkdtempSync(join(tmpdir(), 'lienthong-keys-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const pair = () => generateKeyPairSync('ed25519');
const published = (entries: Record<string, KeyObject>): string =>
  JSON.stringify({
    keys: Object.entries(entries).map(([kid, key]) => ({ ...key.export({ format: 'jwk' }), kid })),
  });

/** A key set at an address, which can be changed and made to fail, and counts how often it was asked. */
class KeyServer {
  asked = 0;
  text = '';
  private constructor(readonly server: Server) {}
  static async start(): Promise<KeyServer> {
    const server = createServer((_request, response) => {
      keys.asked += 1;
      response.writeHead(keys.text === '' ? 503 : 200).end(keys.text);
    });
    const keys = new KeyServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return keys;
  }
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/keys`;
  }
}

describe('the public keys of the parties', () => {
  let server: KeyServer;
  beforeAll(async () => {
    server = await KeyServer.start();
  });
  afterAll(() => server.server.close());
  beforeEach(() => {
    server.asked = 0;
  });
  const [first, second] = [pair(), pair()];

  it('are read again for an id that is not known, so that a party may have a second key while it changes them', async () => {
    server.text = published({ 'residence#1': first.publicKey });
    const keys = openPartyKeys(server.url, { atMostEveryMs: 0 });
    expect(await keys.find('residence#2')).toBeUndefined();
    server.text = published({ 'residence#1': first.publicKey, 'residence#2': second.publicKey });
    expect((await keys.find('residence#2'))?.equals(second.publicKey)).toBe(true);
    expect((await keys.find('residence#1'))?.equals(first.publicKey)).toBe(true);
  });

  it('are not read more often than is right, however many unknown ids come', async () => {
    server.text = published({ 'residence#1': first.publicKey });
    const keys = openPartyKeys(server.url);
    for (let n = 0; n < 20; n += 1) await keys.find(`residence#${n}`);
    await Promise.all(Array.from({ length: 20 }, (_, n) => keys.find(`identity#${n}`)));
    expect(server.asked).toBe(1);
  });

  it('lose a key that was taken out of the set', async () => {
    server.text = published({ 'residence#1': first.publicKey });
    const keys = openPartyKeys(server.url, { atLeastEveryMs: 0 });
    expect(await keys.find('residence#1')).toBeDefined();
    server.text = published({ 'residence#2': second.publicKey });
    expect(await keys.find('residence#1')).toBeUndefined();
  });

  it('stay as they were while the set cannot be read, and without any there is no word', async () => {
    server.text = published({ 'residence#1': first.publicKey });
    const keys = openPartyKeys(server.url, { atLeastEveryMs: 0 });
    await keys.find('residence#1');
    server.text = '';
    expect(await keys.find('residence#1')).toBeDefined();
    await expect(openPartyKeys(server.url).find('residence#1')).rejects.toThrow('cannot be read');
  });

  it('are Ed25519 keys of a named party, and others in the set are left alone', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const file = join(dir, 'mixed.json');
    writeFileSync(
      file,
      published({ 'residence#1': curve.publicKey, nobody: first.publicKey, 'residence#2': second.publicKey }),
    );
    const keys = openPartyKeys(file);
    expect(await keys.find('residence#1')).toBeUndefined();
    expect(await keys.find('nobody')).toBeUndefined();
    expect(await keys.find('residence#2')).toBeDefined();
  });
});

describe('the key that a party signs with', () => {
  const own = pair();
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const pem = file('own.pem', String(own.privateKey.export({ format: 'pem', type: 'pkcs8' })));
  const keys = openPartyKeys(file('set.json', published({ 'lienthong#7': own.publicKey })));

  it('has the id under which it is published, when its file is a PEM', async () => {
    const key = await namedKey(readSigningKey(pem, 'lienthong'), 'lienthong', keys);
    expect(key.keyId).toBe('lienthong#7');
  });

  it('has the id that a JSON Web Key says', () => {
    const jwk = { ...own.privateKey.export({ format: 'jwk' }), kid: 'lienthong#8' };
    expect(readSigningKey(file('own.json', JSON.stringify(jwk)), 'lienthong').keyId).toBe('lienthong#8');
  });

  it('is refused when it is another party’s, of another kind, or not there', async () => {
    const another = { ...own.privateKey.export({ format: 'jwk' }), kid: 'residence#1' };
    expect(() => readSigningKey(file('other.json', JSON.stringify(another)), 'lienthong')).toThrow(
      /not a key of/,
    );
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const ec = file('ec.pem', String(curve.export({ format: 'pem', type: 'pkcs8' })));
    for (const wrong of [ec, file('none', 'none'), join(dir, 'nowhere')])
      expect(() => readSigningKey(wrong, 'lienthong')).toThrow(/SIGNING_KEY_FILE: expected an Ed25519/);
    await expect(namedKey(readSigningKey(pem, 'residence'), 'residence', keys)).rejects.toThrow(
      'not published',
    );
  });
});

describe('the keys of an embedded system', () => {
  it('are made once, for their owner’s eyes alone, and no private one is in the public set', () => {
    const folder = join(dir, 'kept');
    const file = keepPartyKeys(folder);
    const [set, own] = [readFileSync(file, 'utf8'), readFileSync(keyFileOf(folder, 'identity'), 'utf8')];
    keepPartyKeys(folder);
    expect(readFileSync(file, 'utf8')).toBe(set);
    expect(readFileSync(keyFileOf(folder, 'identity'), 'utf8')).toBe(own);
    expect(statSync(keyFileOf(folder, 'identity')).mode & 0o777).toBe(0o600);
    expect(set).not.toContain('"d"');
  });
});
