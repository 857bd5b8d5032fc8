import { Client } from 'pg';
import type { ChangesAsked } from '../../register/changes';
import { migrate } from '../../register/migrate';
import { clerkOf, everything, filedBy } from '../support/places';
import { draft, filedDraft, grantedDraft, RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(60_000);

describe('the changes of all cases', () => {
  let database: RegisterOnPostgres;
  beforeEach(async () => {
    database = await RegisterOnPostgres.start();
  });
  afterEach(() => database.stop());

  const newCase = async (caller = 'portal') => (await database.fileCase({ locks: [], caller })).caseId;
  const read = (asked: Partial<ChangesAsked> = {}) =>
    database.register.changesAfter({ limit: 200, reaches: everything, ...asked });
  const told = async (asked: Partial<ChangesAsked> = {}) =>
    (await read(asked)).map(({ caseId, seq, type }) => [caseId, seq, type]);
  /** A transaction of somebody else that has begun to append and commits when it is told to. */
  const lateCommit = async (caseId: string, seq: number) => {
    const client = new Client({ connectionString: database.postgres.urls.owner });
    await client.connect();
    await client.query('BEGIN');
    const event = { at: '2026-11-24T09:00:00+07:00', type: 'step-filed' };
    await client.query(
      'INSERT INTO register.case_events (case_id, seq, event_id, canonical) VALUES ($1, $2, $3, $4)',
      [caseId, seq, `late-${seq}`, JSON.stringify(event)],
    );
    return async () => {
      await client.query('COMMIT');
      await client.end();
    };
  };

  it('are told in the order of their commits, each once, page by page', async () => {
    const [one, other] = [await newCase(), await newCase()];
    await database.register.appendEvents(one, [filedDraft('f', one), grantedDraft('g')]);
    await database.register.appendEvents(other, [filedDraft('f', other)]);
    const all = [
      [one, 1, 'case-filed'],
      [other, 1, 'case-filed'],
      [one, 2, 'step-filed'],
      [one, 3, 'step-granted'],
      [other, 2, 'step-filed'],
    ];
    expect(await told()).toEqual(all);
    const paged: unknown[] = [];
    for (let after: string | undefined, page = await read({ limit: 2 }); page.length > 0;) {
      paged.push(...page.map(({ caseId, seq, type }) => [caseId, seq, type]));
      after = page.at(-1)?.cursor;
      page = await read({ limit: 2, after });
    }
    expect(paged).toEqual(all);
  });

  it('no reader misses an event whose transaction began before and commits after one that was read', async () => {
    const [slow, quick] = [await newCase(), await newCase()];
    const before = (await read()).at(-1)?.cursor;
    const commit = await lateCommit(slow, 2);
    await database.register.appendEvents(quick, [filedDraft('f', quick)]);
    // It is on record, and shown to nobody while an older one may still come to stand before it.
    expect(await database.events(quick)).toHaveLength(2);
    const seen = await read({ after: before });
    await commit();
    const rest = await read({ after: seen.at(-1)?.cursor ?? before });
    expect([...seen, ...rest].map(({ caseId, seq }) => [caseId, seq])).toEqual([
      [slow, 2],
      [quick, 2],
    ]);
  });

  it('readers who follow while many append and some commit late see the same, everything, and nothing twice', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => newCase()));
    const late = await Promise.all(cases.slice(0, 4).map((caseId) => lateCommit(caseId, 2)));
    let appending = true;
    const follow = async () => {
      const seen: string[] = [];
      for (let after: string | undefined, isLast = false; !isLast;) {
        isLast = !appending;
        const page = await read({ after, limit: 5 });
        seen.push(...page.map(({ caseId, seq }) => `${caseId}/${seq}`));
        after = page.at(-1)?.cursor ?? after;
        if (page.length > 0) isLast = false;
      }
      return seen;
    };
    const following = [follow(), follow()];
    await Promise.all(
      cases.slice(4).map(async (caseId, i) => {
        for (let n = 0; n < 5; n += 1)
          await database.register.appendEvents(caseId, [
            draft(`e${n}`, 'step-delayed', {
              data: { what: 'delivery', agency: 'civil-status', deadlineAtRisk: '2999-12-31T17:00:00+07:00' },
            }),
          ]);
        await late[i]?.();
      }),
    );
    appending = false;
    const [one, two] = await Promise.all(following);
    expect(one).toEqual(two);
    expect(one).toHaveLength(12 + 4 + 8 * 5);
    expect(new Set(one).size).toBe(one?.length);
  });

  it('a portal is told of the cases that it filed, an agency of those in which it has a step', async () => {
    const [own, other] = [await newCase('portal-1'), await newCase('portal-2')];
    expect(await told({ reaches: filedBy('portal-1') })).toEqual([[own, 1, 'case-filed']]);
    expect(await told({ reaches: clerkOf('civil-status') })).toHaveLength(2);
    expect(await told({ reaches: clerkOf('social-affairs') })).toEqual([]);
    expect(other).not.toBe(own);
  });

  it('a cursor that was never given out is none', async () => {
    for (const after of ['x', '', Buffer.from('["1","x",1]').toString('base64url')])
      await expect(read({ after })).rejects.toThrow('invalid cursor');
  });

  it('in a database that was filled from a dump, whose transactions count anew, they are numbered on', async () => {
    const old = await newCase();
    // As if the old database had counted far ahead of this one.
    await database.sqlAsSuperuser(
      `SET session_replication_role = replica; UPDATE register.case_events SET change = change + 5000000`,
    );
    expect(await told()).toEqual([]);
    await migrate(database.postgres.urls.owner);
    await migrate(database.postgres.urls.owner);
    const next = await newCase();
    expect(await told()).toEqual([
      [old, 1, 'case-filed'],
      [next, 1, 'case-filed'],
    ]);
  });
});
