import { addTaskVerbs } from '../../cli/commands/task-verbs';
import { caseId } from './support/cases';
import { problem } from './support/fake-api';
import { RunVerbs } from './support/run-verbs';

const verbs = new RunVerbs(addTaskVerbs);

const taskId = '5f0c5d1e-6f0b-4a3c-9e7d-3f1a2b4c5d6e';
const task = {
  ...{ taskId, caseCode: '000.00.01.H29-261124-0016', step: 'residence', agency: 'residence' },
  ...{ state: 'claimed', subject: { name: 'Trần Minh Đặng' }, dueAt: '2026-12-01T17:00:00+07:00' },
  assignee: { subject: 'dev:an', name: 'Nguyễn Văn An' },
  lockedUntil: '2026-11-30T10:30:00+07:00',
};
const of = (verb: string) => `/v1/tasks/${taskId}/${verb}`;

test.each<[string[], string, object]>([
  [['claim', taskId], of('claim'), {}],
  [['release', taskId], of('release'), {}],
  [['release', taskId, '--reason', 'on leave'], of('release'), { reason: 'on leave' }],
  [
    ['handover', taskId, '--to', 'dev:binh', '--note', 'see paper'],
    of('handover'),
    { to: 'dev:binh', note: 'see paper' },
  ],
  [['decide', taskId, 'grant'], of('decision'), { decision: 'grant' }],
  [
    ['decide', taskId, 'grant', '--set', '/noticeNumber=7', '--override', 'name-matches=seen in person'],
    of('decision'),
    {
      decision: 'grant',
      result: { noticeNumber: '7' },
      overrides: [{ check: 'name-matches', reason: 'seen in person' }],
    },
  ],
  [
    [
      ...['decide', taskId, 'request-supplement', '--reason', 'other', '--text', 'which house?'],
      ...['--field', '/residence/address', '--document', 'lease', '--until', '2026-12-09T17:00:00+07:00'],
    ],
    of('decision'),
    {
      decision: 'request-supplement',
      reason: { code: 'other', text: 'which house?' },
      fields: [{ pointer: '/residence/address' }],
      documents: ['lease'],
      until: '2026-12-09T17:00:00+07:00',
    },
  ],
  [['approve', taskId], of('approval'), {}],
  [['reject', taskId, '--reason', 'look again'], of('rejection'), { reason: 'look again' }],
])('%j is one call of the API, under a key, and says how the task is now', async (args, path, body) => {
  await verbs.begin({ [path]: () => task });
  expect(await verbs.run(...args)).toBe(0);
  expect(verbs.seen).toMatchObject([{ method: 'POST', path, body }]);
  expect(Object.keys(Object(verbs.seen[0]?.body) as object)).toEqual(Object.keys(body));
  expect(verbs.seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(verbs.said).toContain('claimed, held by Nguyễn Văn An until 2026-11-30 10:30');
});

test('tasks are listed with case, step, person, due date and holder, and the filter is the API’s', async () => {
  await verbs.begin({ '/v1/tasks': () => ({ data: [task], nextCursor: 'c2' }) });
  await verbs.run('tasks', '--queue', 'waiting', '--case', '000.00.01.H29-261124-0016');
  expect(Object.fromEntries(verbs.seen.at(-1)!.query)).toEqual({ queue: 'waiting', case: caseId });
  for (const part of [
    taskId,
    'residence',
    'Trần Minh Đặng',
    '2026-12-01 17:00',
    'Nguyễn Văn An',
    '--cursor c2',
  ])
    expect(verbs.said).toContain(part);
  verbs.said = '';
  await verbs.run('tasks', '--output', 'json');
  expect(JSON.parse(verbs.said)).toEqual({ data: [task], nextCursor: 'c2' });
});

test('what somebody else holds ends with 1, and is said with its code', async () => {
  await verbs.begin({ [of('claim')]: (_seen, response) => problem(response, 409, 'claimed-by-other', {}) });
  expect(await verbs.run('claim', taskId)).toBe(1);
  expect(verbs.said).toContain('409 claimed-by-other');
});

test('an agency is made a desk, for some places alone where these are named', async () => {
  const mode = { agency: 'residence', mode: 'desk', only: ['26740'] };
  await verbs.begin({ '/v1/ops/agencies/residence/mode': () => mode });
  expect(await verbs.run('mode', 'residence', 'desk', '--only', '26740', '--reason', 'trial')).toBe(0);
  const body = { mode: 'desk', only: ['26740'], reason: 'trial' };
  expect(verbs.seen).toMatchObject([{ method: 'PUT', body }]);
  expect(verbs.said).toContain('decides at a desk here (26740)');
});

test('who has read what is looked for in the body, and never in the address', async () => {
  const row = {
    ...{
      at: '2026-11-30T10:00:00+07:00',
      by: 'dev:ops',
      role: 'ops',
      agency: null,
      caseId,
      what: 'declaration',
    },
    ...{
      pointers: ['/child/name'],
      purpose: 'repair',
      note: 'seen the ledger',
      channel: 'api',
      result: 'shown',
    },
  };
  await verbs.begin({ '/v1/reads/search': () => ({ data: [row], nextCursor: null }) });
  const person = '079195001234';
  expect(await verbs.run('reads', '--person', person, '--by', 'dev:ops', '--limit', '5')).toBe(0);
  expect(verbs.seen).toMatchObject([
    { method: 'POST', body: { personalId: person, by: 'dev:ops', limit: 5 } },
  ]);
  expect(JSON.stringify(verbs.seen[0]?.path)).not.toContain(person);
  for (const part of ['dev:ops', 'declaration', '/child/name', 'repair', 'seen the ledger', 'shown'])
    expect(verbs.said).toContain(part);
});

test.each([
  ['a decision that is none', ['decide', taskId, 'maybe']],
  ['a mode that is none', ['mode', 'residence', 'paper', '--reason', 'r']],
  ['an override without a reason', ['decide', taskId, 'grant', '--override', 'name-matches']],
  ['a handover to nobody', ['handover', taskId, '--note', 'n']],
])('%s is wrong usage, and nothing is sent', async (_what, args) => {
  await verbs.begin({});
  await expect(verbs.run(...args)).rejects.toThrow();
  expect(verbs.seen).toEqual([]);
});
