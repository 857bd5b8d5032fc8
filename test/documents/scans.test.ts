import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import pino from 'pino';
import { openPapers, type Papers } from '../../documents/papers';
import { clamdScanner } from '../../documents/scanner';
import { RegisterOnPostgres } from '../register/support/register-on-postgres';

jest.setTimeout(60_000);

/** The test file that every scanner finds. */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
const infected = Buffer.from(`%PDF-1.7\n${eicar}`);
const clean = Buffer.from(`%PDF-1.7\n${'a'.repeat(200_000)}`);

/** Reads a command and its pieces as clamd does, and answers as it does. */
function startClamd(port = 0): Promise<Server> {
  const server = createServer((socket) => {
    let come = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      come = Buffer.concat([come, bytes]);
      const command = Buffer.from('zINSTREAM\0');
      if (!come.subarray(0, command.length).equals(command)) return;
      const pieces: Buffer[] = [];
      for (let at = command.length; at + 4 <= come.length;) {
        const length = come.readUInt32BE(at);
        if (length === 0) {
          const found = Buffer.concat(pieces).includes(eicar);
          socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
          return;
        }
        pieces.push(come.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

let on: RegisterOnPostgres;
let clamd: Server;
let papers: Papers;
let address: string;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
  clamd = await startClamd();
  address = `127.0.0.1:${String((clamd.address() as AddressInfo).port)}`;
  papers = openPapers({
    ...{ databaseUrl: on.postgres.urls.owner, log: pino({ level: 'silent' }) },
    scanner: clamdScanner(address),
  });
});
afterAll(async () => {
  clamd.close();
  await papers.close();
  await on.stop();
});

const keep = (bytes: Buffer, caseId = randomUUID()) =>
  papers.keep({ bytes, mediaType: 'application/pdf', name: 'a.pdf', uploadedBy: 'portal', caseId });

test('a paper is looked at when it comes, and what was found is kept with it', async () => {
  const [good, bad] = [await keep(clean), await keep(infected)];
  expect([good.scan, bad.scan]).toEqual(['clean', 'infected']);
  expect((await papers.find(bad.documentId))?.scan).toBe('infected');
});

test('while the scanner is away a paper is pending, and is looked at once it is back', async () => {
  const { port } = clamd.address() as AddressInfo;
  await new Promise((resolve) => clamd.close(resolve));
  const kept = await keep(infected);
  expect(kept.scan).toBe('pending');
  await papers.scanPending();
  expect((await papers.find(kept.documentId))?.scan).toBe('pending');
  clamd = await startClamd(port);
  await papers.scanPending();
  expect((await papers.find(kept.documentId))?.scan).toBe('infected');
});

test('the same file in two cases is two papers: forgetting one leaves the other', async () => {
  const [one, other] = [await keep(clean), await keep(clean)];
  expect(one.documentId).not.toBe(other.documentId);
  expect(one.sha256).toBe(other.sha256);
  await on.sql('UPDATE register.papers SET is_referred = true WHERE document_id = $1', [other.documentId]);
  await papers.forgetUnreferred(-1);
  expect(await papers.find(one.documentId)).toBeUndefined();
  const pieces: Buffer[] = [];
  for await (const piece of papers.read(other.documentId)) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(clean)).toBe(true);
});
