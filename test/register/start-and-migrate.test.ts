import { everything } from '../support/places';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { migrate } from '../../register/migrate';
import { openRegister } from '../../register/register';
import type { UnstartedCase } from '../../register/unstarted-cases';
import { filedDraft, grantedDraft, RegisterOnPostgres } from './support/register-on-postgres';

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

describe('cases that cannot be started', () => {
  test('hold up none of the others, however many they are, and are tried again', async () => {
    const bad = await file(3);
    const startGood = (one: UnstartedCase) =>
      bad.includes(one.caseId) ? Promise.reject(new Error('never')) : start(one);
    await on.register.startCases({ limit: 3, start: startGood });
    const [good] = await file(1);
    const second = await on.register.startCases({ limit: 1, start: startGood });
    expect(second).toEqual({ taken: 1, failures: [] });
    expect(started).toEqual([good]);
    const third = await on.register.startCases({ limit: 3, start });
    expect(third).toEqual({ taken: 3, failures: [] });
    expect([...started].sort()).toEqual([good, ...bad].sort());
  });

  test('for their record cannot be read fail alone', async () => {
    const [unreadable, good] = await file(2);
    await on.sql(`UPDATE register.case_documents SET canonical = '{' WHERE case_id = $1`, [unreadable]);
    const outcome = await on.register.startCases({ limit: 10, start });
    expect(outcome).toMatchObject({ taken: 2, failures: [expect.any(SyntaxError)] });
    expect(started).toEqual([good]);
    await on.sql(`UPDATE register.cases SET started_at = now() WHERE case_id = $1`, [unreadable]);
  });
});

describe('message ids', () => {
  test('are forgotten once old, and refused until then', async () => {
    const [old, recent] = [randomUUID(), randomUUID()];
    for (const messageId of [old, recent])
      await on.register.rememberMessage({ messageId, from: 'residence' });
    await on.sql(
      `UPDATE register.seen_messages SET seen_at = now() - interval '11 minutes' WHERE message_id = $1`,
      [old],
    );
    await on.register.forgetMessages({ olderThanMs: 600_000 });
    const isNew = (messageId: string) => on.register.rememberMessage({ messageId, from: 'residence' });
    expect([await isNew(old), await isNew(recent)]).toEqual([true, false]);
  });
});

describe('parts at work', () => {
  test('are those that have said so lately, until they leave', async () => {
    const isAny = () => on.register.isAnyAtWork('worker');
    const say = () => on.register.sayAtWork({ part: 'worker', instance: 'one', state: 'at-work', clock: 0 });
    expect(await isAny()).toBe(false);
    await say();
    expect(await isAny()).toBe(true);
    await on.sql(`UPDATE register.heartbeats SET at = now() - interval '21 seconds'`);
    expect(await isAny()).toBe(false);
    await say();
    expect(await isAny()).toBe(true);
    await on.register.leaveWork('one');
    expect(await isAny()).toBe(false);
  });
});

/** Whatever tables later migrations have brought. */
const dropTablesButOfFirstShape = `
  DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT table_name FROM information_schema.tables WHERE table_schema = 'register' AND table_name NOT IN (
      'cases', 'case_events', 'case_documents', 'case_search', 'life_event_locks', 'idempotency_keys', 'seen_messages',
      'kysely_migration', 'kysely_migration_lock')
    LOOP EXECUTE format('DROP TABLE register.%I CASCADE', one); END LOOP;
    FOR one IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'desk%'
    LOOP EXECUTE format('DROP SCHEMA %I CASCADE', one); END LOOP;
  END $$`;

describe('migrating', () => {
  test('by a part of an older release leaves what a newer one has added, and the part works with it', async () => {
    await on.sql('ALTER TABLE register.cases ADD COLUMN of_later_release text');
    await on.sql(`INSERT INTO register.kysely_migration VALUES ('2999-01-01-later', '2999-01-01')`);
    await migrate(on.postgres.urls.owner);
    const { caseId } = await on.fileCase();
    expect(await on.register.findCase(caseId)).toMatchObject({ caseId });
    await on.sql(`DELETE FROM register.kysely_migration WHERE name = '2999-01-01-later'`);
    await on.sql('ALTER TABLE register.cases DROP COLUMN of_later_release');
  });

  test('fills in what a register of the first shape had no columns for, whatever else in it cannot be read', async () => {
    const [caseId = ''] = await file(1);
    await on.register.appendEvents(caseId, [
      filedDraft('run/1', caseId, 'birth', '2020-01-01T17:00:00+07:00'),
      grantedDraft('run/2', { personalId: '079226123456' }),
      filedDraft('run/3', caseId, 'residence', '2999-01-01T17:00:00+07:00'),
    ]);
    const [unreadable] = await file(1);
    await on.sql(`UPDATE register.case_documents SET canonical = '{' WHERE case_id = $1`, [unreadable]);
    const columns = 'national_status, overdue, running_until';
    const row = async () =>
      await on.sql(`SELECT ${columns} FROM register.cases WHERE case_id = $1`, [caseId]);
    const before = await row();
    for (const undoing of [
      dropTablesButOfFirstShape,
      `ALTER TABLE register.cases DROP COLUMN national_status, DROP COLUMN overdue, DROP COLUMN running_until,
         DROP COLUMN start_tried_at, DROP COLUMN calendar, DROP COLUMN due_by_step, DROP COLUMN recorded_by,
         DROP COLUMN recorded_at_length, DROP COLUMN clocks, DROP COLUMN at_risk_from, DROP COLUMN start_code, DROP COLUMN owner`,
      `ALTER TABLE register.cases DROP COLUMN office_province, DROP COLUMN office_commune,
         DROP COLUMN subject_name, DROP COLUMN places`,
      'ALTER TABLE register.case_search DROP COLUMN seen_by',
      'DROP FUNCTION register.refuse_change_of_reads',
      'DELETE FROM register.case_search WHERE is_subject',
      'ALTER TABLE register.case_search DROP COLUMN is_subject',
      'CREATE INDEX cases_steps ON register.cases USING gin (steps jsonb_path_ops)',
      `ALTER TABLE register.case_documents ADD FOREIGN KEY (case_id) REFERENCES register.cases`,
      `ALTER TABLE register.case_search ADD FOREIGN KEY (case_id) REFERENCES register.cases`,
      'DROP SEQUENCE register.case_numbers',
      'ALTER TABLE register.cases DROP COLUMN start_leased_until',
      'CREATE TABLE register.case_code_counters (day date PRIMARY KEY, last integer NOT NULL)',
      'INSERT INTO register.case_code_counters SELECT current_date, 7000',
      'ALTER TABLE register.case_events DROP COLUMN change',
      'DROP FUNCTION register.change_of',
      'ALTER TABLE register.cases DROP COLUMN astray_until',
      'DROP FUNCTION register.keyed_digest',
      'ALTER TABLE register.cases DROP COLUMN claim_taken',
      'ALTER TABLE register.life_event_locks DROP COLUMN is_own',
      `DELETE FROM register.kysely_migration WHERE name <> '2026-11-24-cases'`,
    ])
      await on.sql(undoing);
    await migrate(on.postgres.urls.owner);
    expect(await row()).toEqual(before);
    expect(await on.sql('SELECT drawn_before::int FROM register.case_number_days')).toEqual([
      { drawn_before: -7000 },
    ]);
    const found = { bundle: 'birth', ends: 'that' as const, numbers: ['079226123456'] };
    const link = { ...found, marks: [], isAbout: () => true, cause: 'x' };
    expect(await on.register.findLinkedCases(link)).toEqual([caseId]);
    await on.sql(`UPDATE register.cases SET started_at = now() WHERE case_id = $1`, [unreadable]);
  });

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
      expect(await register.listCases({ limit: 10, reaches: everything })).toEqual({
        data: [],
        nextCursor: null,
      });
    } finally {
      await register.close();
    }
  });
});
