import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { openPapers, type NewPaper, type Papers } from '../../documents/papers';
import type { AttachedPaper, Paper } from '../../domain/papers';
import { birthDeclaration } from '../support/declarations';
import { draft, filedDraft, RegisterOnPostgres } from '../register/support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
let papers: Papers;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
  papers = openPapers({ databaseUrl: on.postgres.urls.owner, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await papers.close();
  await on.stop();
});

const scan = (bytes: Buffer, over: Partial<NewPaper> = {}): NewPaper => ({
  bytes,
  mediaType: 'application/pdf',
  name: 'giay-chung-sinh.pdf',
  uploadedBy: 'portal',
  ...over,
});

async function read({ documentId }: Paper): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of papers.read(documentId)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The order that comes on record with these papers. */
const supplementOf = (attachments: AttachedPaper[]) =>
  draft(randomUUID(), 'supplement-received', {
    data: {
      orderId: 'order',
      pointers: [],
      facts: { flags: [], verification: false, alone: {} },
      supplement: { ref: 'order/supplement' },
      declaration: { ref: 'order/declaration' },
    },
    documents: { 'order/supplement': { changes: [], attachments }, 'order/declaration': birthDeclaration() },
  });

test('a paper of 10 MiB is read back byte for byte, in pieces', async () => {
  const bytes = randomBytes(10 * 1024 * 1024);
  const kept = await papers.keep(scan(bytes, { caseId: randomUUID() }));
  expect(kept).toMatchObject({
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: 'giay-chung-sinh.pdf',
  });
  expect((await read(kept)).equals(bytes)).toBe(true);
  for await (const piece of papers.read(kept.documentId)) expect(piece.length).toBeLessThan(1024 * 1024);
});

test('the same bytes are one paper in a case, and another one in another case', async () => {
  const bytes = randomBytes(1_000);
  const [one, other] = [randomUUID(), randomUUID()];
  const first = await papers.keep(scan(bytes, { caseId: one }));
  const again = { ...first, name: 'again.pdf' };
  expect(await papers.keep(scan(bytes, { caseId: one, name: 'again.pdf' }))).toEqual(again);
  expect(await papers.find(first.documentId)).toEqual(again);
  const elsewhere = await papers.keep(scan(bytes, { caseId: other }));
  expect(elsewhere.documentId).not.toBe(first.documentId);
  expect(await papers.refer({ documentId: first.documentId, caseId: other, by: 'portal' })).toBeUndefined();
});

test('a paper without a case waits for who uploaded it, and becomes the case that refers to it', async () => {
  const waiting = await papers.keep(scan(randomBytes(100)));
  const { documentId } = waiting;
  const caseId = randomUUID();
  expect(await papers.refer({ documentId, caseId, by: 'another portal' })).toBeUndefined();
  expect(await papers.refer({ documentId, caseId, by: 'portal' })).toEqual(waiting);
  expect(await papers.refer({ documentId, caseId: randomUUID(), by: 'portal' })).toBeUndefined();
});

test('a waiting paper that two cases refer to at once becomes the paper of one of them', async () => {
  for (let n = 0; n < 20; n += 1) {
    const { documentId } = await papers.keep(scan(randomBytes(100)));
    const wanted = [randomUUID(), randomUUID()].map((caseId) => ({ documentId, caseId, by: 'portal' }));
    const referred = await Promise.all(wanted.map((one) => papers.refer(one)));
    expect(referred.filter((paper) => paper !== undefined)).toHaveLength(1);
  }
});

test('referred to in a case that has the same bytes, a waiting paper is the one that the case has', async () => {
  const bytes = randomBytes(100);
  const caseId = randomUUID();
  const known = await papers.keep(scan(bytes, { caseId }));
  const { documentId } = await papers.keep(scan(bytes, { name: 'here.pdf' }));
  expect(await papers.refer({ documentId, caseId, by: 'portal' })).toEqual({ ...known, name: 'here.pdf' });
});

test('what no case refers to goes with its bytes, what an event refers to stays', async () => {
  const { caseId } = await on.fileCase();
  const stays = await papers.keep(scan(randomBytes(600_000), { caseId }));
  const goes = await papers.keep(scan(randomBytes(600_000), { caseId }));
  const attached: AttachedPaper = { ...stays, document: 'birth-certificate' };
  await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), supplementOf([attached])]);
  expect(await on.register.findPaperReferences(stays.documentId)).toEqual([{ caseId, step: 'birth' }]);
  expect(await papers.forgetUnreferred()).toBe(0);
  expect(await papers.forgetUnreferred(-1)).toBeGreaterThan(0);
  expect(await papers.find(goes.documentId)).toBeUndefined();
  await expect(read(goes)).rejects.toThrow('no bytes');
  expect((await read(stays)).length).toBe(600_000);
});

test('two who forget at once take nothing from one another and fail nobody', async () => {
  for (let n = 0; n < 5; n += 1) await papers.keep(scan(randomBytes(10)));
  const forgotten = await Promise.all([papers.forgetUnreferred(-1), papers.forgetUnreferred(-1)]);
  expect(forgotten.reduce((sum, count) => sum + count, 0)).toBe(5);
});

test('bytes whose removal failed half-way are removed by the next sweep, and their paper is no longer to be had', async () => {
  const { documentId } = await papers.keep(scan(randomBytes(10)));
  let stored: string[] = [];
  let isBroken = true;
  const breaking = openPapers({
    databaseUrl: on.postgres.urls.owner,
    log: pino({ level: 'silent' }),
    bytesIn: () => ({
      put: () => Promise.resolve(),
      read: async function* () {},
      remove: (ids) => {
        if (isBroken) return Promise.reject(new Error('the store is away'));
        stored = [...ids];
        return Promise.resolve();
      },
    }),
  });
  try {
    await expect(breaking.forgetUnreferred(-1)).rejects.toThrow('away');
    expect(await papers.find(documentId)).toBeUndefined();
    isBroken = false;
    expect(await breaking.forgetUnreferred(-1)).toBe(0);
    expect(stored).toContain(documentId);
    expect(await on.sql('SELECT FROM register.paper_removals')).toEqual([]);
  } finally {
    await breaking.close();
  }
});

test('two waiting papers with the same bytes that a case refers to at once are one paper of it', async () => {
  for (let n = 0; n < 20; n += 1) {
    const bytes = randomBytes(100);
    const caseId = randomUUID();
    const waiting = await Promise.all([papers.keep(scan(bytes)), papers.keep(scan(bytes))]);
    const referred = await Promise.all(
      waiting.map(({ documentId }) => papers.refer({ documentId, caseId, by: 'portal' })),
    );
    expect(referred[0]).toBeDefined();
    expect(referred[1]).toEqual(referred[0]);
  }
});
