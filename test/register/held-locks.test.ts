import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { Client } from 'pg';
import { sql } from 'kysely';
import { openDatabase } from '../../register/database';
import { openRegister, type Register } from '../../register/register';
import type { UnstartedCase } from '../../register/unstarted-cases';
import { birthDeclaration } from '../support/declarations';
import { filedDraft, RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
let narrow: Register;
const log = pino({ level: 'silent' });
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
  narrow = openRegister({ databaseUrl: on.postgres.urls.owner, maxConnections: 2, log });
}, 60_000);
afterAll(async () => {
  await narrow.close();
  await on.stop();
});

/** Somebody who has done this much and says nothing more. */
async function holding<T>(text: string, values: unknown[], work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: on.postgres.urls.owner });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(text, values);
    return await work();
  } finally {
    await client.end();
  }
}

const startAll = (start: (one: UnstartedCase) => Promise<void> = () => Promise.resolve()) =>
  narrow.startCases({ limit: 100, start });
const caseRow = 'SELECT FROM register.cases WHERE case_id = $1 FOR UPDATE';
const isAway = { code: '55P03' };

describe('while somebody holds a lock', () => {
  test('on all numbers of the day, filings get theirs', async () => {
    await on.fileCase();
    const held = 'SELECT FROM register.case_number_days FOR UPDATE';
    await holding(held, [], async () => expect((await on.file()).kind).toBe('filed'));
  });

  test('on one case, that case is given up soon and all others are recorded and started', async () => {
    const [held = '', ...others] = [await on.fileCase(), await on.fileCase(), await on.fileCase()].map(
      ({ caseId }) => caseId,
    );
    await holding(caseRow, [held], async () => {
      const refused = expect(narrow.appendEvents(held, [filedDraft('run/1', held)])).rejects.toMatchObject(
        isAway,
      );
      for (const caseId of others) await narrow.appendEvents(caseId, [filedDraft('run/1', caseId)]);
      const started: string[] = [];
      await startAll(({ caseId }) => Promise.resolve(void started.push(caseId)));
      expect(started).toEqual(expect.arrayContaining(others));
      expect(started).not.toContain(held);
      await refused;
    });
    await narrow.appendEvents(held, [filedDraft('run/1', held)]);
    await startAll();
  });

  test('on a key, however many come with that key, another filing is not kept waiting by them', async () => {
    const key = randomUUID();
    const insert = `INSERT INTO register.idempotency_keys (caller, path, key, body_sha256)
      VALUES ('portal', '/v1/cases', $1, 'x')`;
    const file = RegisterOnPostgres.prototype.file.bind({ register: narrow });
    const declaration = birthDeclaration();
    const outcomes: unknown[] = [];
    const many = await holding(insert, [key], async () => {
      const waiting = Array.from({ length: 10 }, () =>
        file({ key, declaration }).then(
          ({ kind }) => outcomes.push(kind),
          (error: unknown) => outcomes.push(error),
        ),
      );
      expect((await file()).kind).toBe('filed');
      expect(outcomes.length).toBeLessThan(waiting.length);
      await waiting[0];
      expect(outcomes[0]).toMatchObject(isAway);
      return waiting;
    });
    await Promise.all(many);
    expect(outcomes.at(-1)).toBe('filed');
  });
});

describe('the starter', () => {
  beforeEach(() => startAll());

  test('holds no connection and no lock while the engine is spoken to', async () => {
    const { caseId } = await on.fileCase();
    let engineAnswers: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (engineAnswers = resolve));
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const starting = startAll(async () => {
      isAsked();
      await answered;
    });
    await asked;
    const held = `SELECT 1 FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`;
    expect(await on.sqlAsSuperuser(held)).toEqual([]);
    await on.sql(`SELECT FROM register.cases WHERE case_id = $1 FOR UPDATE NOWAIT`, [caseId]);
    engineAnswers();
    expect(await starting).toEqual({ taken: 1, failures: [] });
  });

  test('that dies in the middle leaves its cases to another', async () => {
    const { caseId } = await on.fileCase();
    void startAll(() => new Promise(() => undefined));
    const isLeased = async () =>
      (await on.sql('SELECT 1 FROM register.cases WHERE start_leased_until IS NOT NULL')).length > 0;
    while (!(await isLeased()));
    expect(await startAll()).toEqual({ taken: 0, failures: [] });
    await on.sql(`UPDATE register.cases SET start_leased_until = now() WHERE case_id = $1`, [caseId]);
    expect(await startAll()).toEqual({ taken: 1, failures: [] });
  });
});

test('every connection of a part is bounded in what it may wait for, run and hold', async () => {
  const db = openDatabase({ databaseUrl: on.postgres.urls.owner, maxConnections: 1, log });
  try {
    for (const bound of ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) {
      const { rows } = await sql<Record<string, string>>`SHOW ${sql.raw(bound)}`.execute(db);
      expect([bound, rows[0]?.[bound]]).toEqual([bound, expect.stringMatching(/^[1-9]\d*(ms|s)$/)]);
    }
  } finally {
    await db.destroy();
  }
});
