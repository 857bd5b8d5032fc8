import pino from 'pino';
import { migrate } from '../../register/migrate';
import { openRegister } from '../../register/register';
import type { UnstartedCase } from '../../register/unstarted-cases';
import { RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

const file = async (count: number) => {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await on.fileCase()).caseId);
  return ids;
};
const started: string[] = [];
const start = ({ caseId }: UnstartedCase) => {
  started.push(caseId);
  return Promise.resolve();
};
beforeEach(async () => {
  await on.register.startCases({ limit: 1_000, start });
  started.length = 0;
});

describe('starting cases', () => {
  test('hands over each with its filing and its declaration, oldest first, and marks it', async () => {
    const [first, second] = await file(2);
    const given: UnstartedCase[] = [];
    const taken = await on.register.startCases({
      limit: 1,
      start: (unstarted) => Promise.resolve(void given.push(unstarted)),
    });
    expect(taken).toMatchObject({ taken: 1, failures: [] });
    expect(given).toEqual([
      expect.objectContaining({
        caseId: first,
        bundle: 'birth',
        filed: expect.objectContaining({ type: 'case-filed' }) as unknown,
        documents: { 'filing/declaration': expect.objectContaining({ parentage: 'both' }) as unknown },
      }),
    ]);
    await on.register.startCases({ limit: 10, start });
    expect(started).toEqual([second]);
  });

  test('never starts a marked case again', async () => {
    await file(2);
    await on.register.startCases({ limit: 10, start });
    expect(await on.register.startCases({ limit: 10, start })).toMatchObject({ taken: 0 });
    expect(started).toHaveLength(2);
  });

  test('gives two takers at once never the same case', async () => {
    const ids = await file(12);
    const second = on.another();
    let bothTook: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothTook = resolve));
    const takers = new Set<object>();
    const slowly = (taker: object) => async (unstarted: UnstartedCase) => {
      takers.add(taker);
      if (takers.size === 2) bothTook();
      await both;
      await start(unstarted);
    };
    try {
      await Promise.all(
        [on.register, second].map((register) => register.startCases({ limit: 6, start: slowly(register) })),
      );
    } finally {
      await second.close();
    }
    expect([...started].sort()).toEqual([...ids].sort());
  });

  test('leaves one that could not be started for the next time, says why, and marks the others', async () => {
    const [good, bad, fine] = await file(3);
    const why = new Error('temporal is away');
    const outcome = await on.register.startCases({
      limit: 10,
      start: (unstarted) => (unstarted.caseId === bad ? Promise.reject(why) : start(unstarted)),
    });
    expect(outcome).toEqual({ taken: 3, failures: [why] });
    expect([...started].sort()).toEqual([good, fine].sort());
    started.length = 0;
    await on.register.startCases({ limit: 10, start });
    expect(started).toEqual([bad]);
  });
});

describe('migrating', () => {
  test('again, and by several at once, is fine and keeps what is on file', async () => {
    const [caseId = ''] = await file(1);
    const before = await on.events(caseId);
    await Promise.all(Array.from({ length: 5 }, () => migrate(on.postgres.urls.owner)));
    expect(await on.events(caseId)).toEqual(before);
  });

  test('by several at once on an empty database leaves one register that works', async () => {
    await on.sqlAsSuperuser('CREATE DATABASE empty_register');
    const url = new URL(on.postgres.urls.superuser);
    url.pathname = '/empty_register';
    await Promise.all(Array.from({ length: 20 }, () => migrate(url.toString())));
    const log = pino({ level: 'silent' });
    const register = openRegister({ databaseUrl: url.toString(), maxConnections: 1, log });
    try {
      expect(await register.listCases({ limit: 10 })).toEqual({ data: [], nextCursor: null });
    } finally {
      await register.close();
    }
  });
});
