import { sql } from 'kysely';
import pino from 'pino';
import type { EventDraft } from '../../domain/case-events';
import { canonicalJson } from '../../domain/canonical-json';
import { findChainProblem } from '../../domain/chain-check';
import { fold } from '../../domain/fold/fold';
import { EventConflictError } from '../../register/append-events';
import { openDatabase } from '../../register/database';
import { sha256 } from '../../register/digest';
import { birthDeclaration } from '../support/declarations';
import { filedDraft, grantedDraft, RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

const missed = (id: string): EventDraft => ({
  event: {
    id,
    at: '2026-11-25T17:00:00+07:00',
    type: 'deadline-missed',
    step: 'birth',
    by: 'system',
    data: { dueAt: '2026-11-25T17:00:00+07:00' },
  },
  documents: {},
});
const documentsOf = (caseId: string) =>
  on.sql('SELECT ref, sha256, canonical FROM register.case_documents WHERE case_id = $1 ORDER BY ref', [
    caseId,
  ]);

describe('appending', () => {
  test('numbers and chains events, and the case is then as its events say', async () => {
    const { caseId } = await on.fileCase();
    const view = await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
    expect(view.steps.map(({ state }) => state)).toEqual(['granted', 'filing', 'filing', 'filing']);
    expect((await on.register.findCase(caseId))?.view).toEqual(view);
    const events = await on.events(caseId);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'case-filed'],
      [2, 'step-filed'],
      [3, 'step-granted'],
    ]);
    expect(findChainProblem(events, sha256)).toBeUndefined();
  });

  test('serves for ever the very bytes that were hashed', async () => {
    const { caseId } = await on.fileCase();
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId)]);
    const texts = await on.register.eventsAfter({ caseId, after: 0, limit: 10 });
    for (const text of texts) expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(await on.register.eventsAfter({ caseId, after: 1, limit: 10 })).toEqual(texts.slice(1));
    expect(await on.register.eventsAfter({ caseId, after: 0, limit: 1 })).toEqual(texts.slice(0, 1));
  });

  test('a batch again changes nothing, and one that overlaps brings only what is new', async () => {
    const { caseId } = await on.fileCase();
    const batch = [filedDraft('run/1', caseId), grantedDraft('run/2')];
    const view = await on.register.appendEvents(caseId, batch);
    const [events, documents] = [await on.events(caseId), await documentsOf(caseId)];
    expect(await on.register.appendEvents(caseId, batch)).toEqual(view);
    expect([await on.events(caseId), await documentsOf(caseId)]).toEqual([events, documents]);
    await on.register.appendEvents(caseId, [...batch, missed('run/3')]);
    expect((await on.events(caseId)).map(({ id }) => id)).toEqual(['filing', 'run/1', 'run/2', 'run/3']);
    expect(findChainProblem(await on.events(caseId), sha256)).toBeUndefined();
  });

  test('the same identity with other content stops loudly and keeps nothing of its batch', async () => {
    const { caseId } = await on.fileCase();
    await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
    const before = await on.events(caseId);
    const others: EventDraft[] = [
      filedDraft('run/1', caseId, 'residence'),
      { ...filedDraft('run/1', caseId), event: missed('run/1').event },
      grantedDraft('run/2', { registeredOn: '1999-01-01' }),
    ];
    for (const other of others)
      await expect(on.register.appendEvents(caseId, [missed('run/3'), other])).rejects.toThrow(
        EventConflictError,
      );
    expect(await on.events(caseId)).toEqual(before);
  });

  test('by several at once keeps one gapless chain, each event in it once', async () => {
    const { caseId } = await on.fileCase();
    const second = on.another();
    try {
      const appends = Array.from({ length: 20 }, (_, i) => {
        const shared = missed(`shared/${Math.floor(i / 2)}`);
        return [on.register, second][i % 2]!.appendEvents(caseId, [shared, missed(`own/${i}`)]);
      });
      await Promise.all(appends);
    } finally {
      await second.close();
    }
    const events = await on.events(caseId);
    expect(events).toHaveLength(1 + 10 + 20);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(findChainProblem(events, sha256)).toBeUndefined();
  });

  test('to a case that is not on file is refused', async () => {
    await expect(
      on.register.appendEvents('00000000-0000-4000-8000-000000000000', [missed('run/1')]),
    ).rejects.toThrow('before case-filed');
  });

  test('tells those who watch which case has something new', async () => {
    const { caseId } = await on.fileCase();
    let told: (caseId: string) => void = () => undefined;
    const announced = new Promise<string>((resolve) => (told = resolve));
    const stop = on.register.onCaseEvents((changed) => told(changed));
    try {
      const listening = async () =>
        (await on.sql(`SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN lienthong_case_events'`)).length >
        0;
      while (!(await listening()));
      await on.register.appendEvents(caseId, [missed('run/1')]);
      expect(await announced).toBe(caseId);
    } finally {
      stop();
    }
  });
});

describe('the past cannot be changed', () => {
  const attempts = [
    `UPDATE register.case_events SET canonical = '{}'`,
    'DELETE FROM register.case_events',
    'TRUNCATE register.case_events',
    'TRUNCATE register.cases CASCADE',
  ];

  test.each(attempts)('not by the role that the parts work under: %s', async (attempt) => {
    await on.fileCase();
    await expect(on.sqlAs('lienthong_app', attempt)).rejects.toThrow('permission denied');
  });

  test.each(attempts)('nor by the owner, nor by a superuser: %s', async (attempt) => {
    const { caseId } = await on.fileCase();
    const before = await on.events(caseId);
    await expect(on.sql(attempt)).rejects.toThrow('append-only');
    await expect(on.sqlAsSuperuser(attempt)).rejects.toThrow('append-only');
    expect(await on.events(caseId)).toEqual(before);
  });

  test('nor can the role drop the trigger, the table, or the documents that events refer to', async () => {
    for (const attempt of [
      'DROP TRIGGER append_only ON register.case_events',
      'ALTER TABLE register.case_events DISABLE TRIGGER ALL',
      'DROP TABLE register.case_events CASCADE',
    ])
      await expect(on.sqlAs('lienthong_app', attempt)).rejects.toThrow('must be owner');
    await expect(
      on.sqlAs('lienthong_app', `UPDATE register.case_documents SET canonical = ''`),
    ).rejects.toThrow('permission denied');
  });

  test('and the parts that connect as the owner work under that role', async () => {
    const log = pino({ level: 'silent' });
    const db = openDatabase({ databaseUrl: on.postgres.urls.owner, maxConnections: 1, log });
    try {
      const { rows } = await sql<{ user: string }>`SELECT current_user::text AS user`.execute(db);
      expect(rows).toEqual([{ user: 'lienthong_app' }]);
    } finally {
      await db.destroy();
    }
  });
});

describe('what is personal lies apart', () => {
  test('no event holds a name, a number or a result; each names its document by reference and digest', async () => {
    const declaration = birthDeclaration();
    const { caseId } = await on.fileCase({ declaration });
    await on.register.appendEvents(caseId, [
      filedDraft('run/1', caseId),
      grantedDraft('run/2', { secret: 'bí mật' }),
    ]);
    const { mother, child, applicant } = declaration;
    const text = (await on.register.eventsAfter({ caseId, after: 0, limit: 10 })).join('');
    for (const personal of [mother.name, mother.personalId, child.name, applicant.phone, 'bí mật', 'Lê Lợi'])
      expect(text).not.toContain(personal);
    const events = await on.events(caseId);
    const documents = await documentsOf(caseId);
    expect(documents.map(({ ref }) => ref)).toEqual(['filing/declaration', 'run/2/result']);
    for (const { ref, sha256: digest, canonical } of documents) {
      expect(JSON.stringify(events)).toContain(JSON.stringify({ ref, sha256: digest }));
      expect(sha256(String(canonical))).toBe(digest);
    }
  });

  test('equal documents have different digests, so a digest tells nothing', async () => {
    const [a, b] = [await on.fileCase(), await on.fileCase()];
    for (const { caseId } of [a, b])
      await on.register.appendEvents(caseId, [
        filedDraft('run/1', caseId),
        grantedDraft('run/2', { same: true }),
      ]);
    const digestOf = async (caseId: string) => (await documentsOf(caseId)).at(-1)?.['sha256'];
    expect(await digestOf(a.caseId)).not.toBe(await digestOf(b.caseId));
  });

  test('a document that has been erased leaves the chain proving the rest, and the batch may come again', async () => {
    const { caseId } = await on.fileCase();
    const batch = [filedDraft('run/1', caseId), grantedDraft('run/2')];
    await on.register.appendEvents(caseId, batch);
    await on.sql(`DELETE FROM register.case_documents WHERE case_id = $1`, [caseId]);
    await on.sql(`UPDATE register.cases SET updated_at = now() WHERE case_id = $1`, [caseId]);
    expect(findChainProblem(await on.events(caseId), sha256)).toBeUndefined();
    const view = (await on.register.findCase(caseId))?.view;
    expect(view?.steps[0]).toMatchObject({ state: 'granted', result: null });
    expect(await on.register.appendEvents(caseId, batch)).toEqual(view);
  });
});

test('what the register shows is the fold of the events it serves and the documents it keeps', async () => {
  const { caseId } = await on.fileCase();
  await on.register.appendEvents(caseId, [filedDraft('run/1', caseId), grantedDraft('run/2')]);
  const documents = Object.fromEntries(
    (await documentsOf(caseId)).map(({ ref, canonical }) => [
      String(ref),
      (JSON.parse(String(canonical)) as { value: unknown }).value,
    ]),
  );
  const events = (await on.events(caseId)) as unknown as Parameters<typeof fold>[0];
  expect((await on.register.findCase(caseId))?.view).toEqual(fold(events, documents));
});

test('a case read again is as it stands then, whoever has appended meanwhile', async () => {
  const { caseId, trackingCode } = await on.fileCase();
  const second = on.another();
  const read = async () => (await on.register.findCase(caseId))?.view;
  try {
    const filed = await read();
    expect(await read()).toEqual(filed);
    await second.appendEvents(caseId, [filedDraft('run/1', caseId)]);
    expect((await read())?.steps[0]?.state).toBe('with-agency');
    await second.appendEvents(caseId, [grantedDraft('run/2')]);
    expect((await read())?.steps[0]?.state).toBe('granted');
    expect((await on.register.findCaseByTrackingCode(trackingCode))?.view).toEqual(await read());
  } finally {
    await second.close();
  }
});

test('a message id is new once', async () => {
  const message = { messageId: 'm-1', from: 'residence' };
  const answers = await Promise.all([1, 2, 3].map(() => on.register.rememberMessage(message)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});
