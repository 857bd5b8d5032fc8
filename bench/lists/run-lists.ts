/** `npm run bench -- --lists`: lists, searches, counts and dashboards over a full register. */
import { startLoneApi } from './lone-api';
import { measureLists } from './measure-lists';
import { seed, type Seeded } from './seed';

/** Gives the figures as a table. */
export async function runLists(seeded: Seeded, say: (text: string) => void): Promise<string> {
  const api = await startLoneApi();
  try {
    await seed(api.databaseUrl, seeded, say);
    const rows = (await measureLists(api, say)).map(
      ({ what, by, median, p95, items }) =>
        `| ${what} | ${by} | ${median.toFixed(0)} | ${p95.toFixed(0)} | ${items === null ? '' : String(items)} |`,
    );
    const head = ['| asked | by | median, ms | p95, ms | items |', '| --- | --- | --- | --- | --- |'];
    return [`${String(seeded.cases)} cases, ${String(seeded.tasks)} tasks`, '', ...head, ...rows, ''].join(
      '\n',
    );
  } finally {
    await api.stop();
  }
}
