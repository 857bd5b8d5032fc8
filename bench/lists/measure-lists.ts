/** How long what people look at takes to be answered, by whom and how it is asked. */
import { percentile } from '../measure/statistics';
import type { LoneApi } from './lone-api';

export interface AnswerTimes {
  what: string;
  by: string;
  /** In milliseconds. */
  median: number;
  p95: number;
  /** How many items the answer holds; null where it is no list. */
  items: number | null;
}

interface Question {
  what: string;
  by: string;
  path: string;
  body?: object;
}

const timesAsked = 60;
const timesBefore = 3;

const list = (by: string, query: string): Question => ({
  what: `list, ${query || 'all'}`,
  by,
  path: `/v1/cases?${query}`,
});
const search = (by: string, what: string, q: string): Question => ({
  what: `search, ${what}`,
  by,
  path: '/v1/cases/search',
  body: { q },
});
const tasks = (by: string, query: string): Question => ({
  what: `tasks, ${query || 'all'}`,
  by,
  path: `/v1/tasks?${query}`,
});
const dashboard = (by: string, query: string): Question => ({
  what: `dashboard, ${query}`,
  by,
  path: `/v1/reports/dashboard?${query}`,
});

const questions: readonly Question[] = [
  list('ops', ''),
  list('supervisor', ''),
  list('clerk:residence', ''),
  list('clerk:residence@00070', ''),
  list('supervisor:civil-status', 'status=settled'),
  list('ops', 'status=awaiting-citizen'),
  list('ops', 'overdue=true'),
  list('supervisor', 'place=00070'),
  list('clerk:social-affairs', ''),
  search('supervisor', 'a common name', 'nguyen thi an'),
  search('supervisor', 'part of a name', 'khanh'),
  search('supervisor', 'a name that nobody bears', 'quach van tuong'),
  search('supervisor', 'a personal number', '079194050000'),
  search('clerk:residence', 'a common name', 'nguyen thi an'),
  search('clerk:residence@00070', 'a common name', 'nguyen'),
  tasks('clerk:residence', ''),
  tasks('clerk:residence', 'queue=waiting&limit=200'),
  tasks('clerk:residence@00070', 'queue=waiting'),
  tasks('supervisor', 'queue=overdue'),
  tasks('ops', 'due=later&assignee=none'),
  { what: 'counts', by: 'clerk:residence', path: '/v1/tasks/counts' },
  { what: 'counts', by: 'clerk:residence@00070', path: '/v1/tasks/counts' },
  { what: 'counts', by: 'supervisor', path: '/v1/tasks/counts' },
  dashboard('ops', 'by=agency'),
  dashboard('ops', 'by=commune'),
  dashboard('supervisor', 'by=step&province=79'),
  dashboard('supervisor:residence', 'by=agency'),
  dashboard('auditor', 'by=agency&agency=residence'),
];

export async function measureLists(api: LoneApi, say: (text: string) => void): Promise<AnswerTimes[]> {
  const measured: AnswerTimes[] = [];
  for (const question of questions) {
    const one = await measure(api, question);
    say(
      `${one.what}, ${one.by}: ${one.median.toFixed(0)} ms, p95 ${one.p95.toFixed(0)} ms, ${String(one.items)} items`,
    );
    measured.push(one);
  }
  return measured;
}

async function measure(api: LoneApi, question: Question): Promise<AnswerTimes> {
  const took: number[] = [];
  let items: number | null = null;
  for (let time = 0; time < timesAsked + timesBefore; time += 1) {
    const from = performance.now();
    items = await ask(api, question);
    if (time >= timesBefore) took.push(performance.now() - from);
  }
  const { what, by } = question;
  return { what, by, median: percentile(took, 0.5), p95: percentile(took, 0.95), items };
}

async function ask({ url, tokens }: LoneApi, { by, path, body }: Question): Promise<number | null> {
  const response = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${tokens[by] ?? ''}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} by ${by}: ${String(response.status)} ${text}`);
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return null;
  return Array.isArray(answer.data) ? answer.data.length : null;
}
