import { randomUUID } from 'node:crypto';
import { InvalidCursorError } from '../../register/cursor';
import { filedBy } from '../support/places';
import { birthDeclaration } from '../support/declarations';
import { RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(30_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
}, 60_000);
afterAll(() => on.stop());

/** Each test sees what its own portal filed. */
let portal: string;
beforeEach(() => (portal = randomUUID()));

const file = async (declaration: unknown = birthDeclaration()) =>
  (await on.fileCase({ caller: portal, declaration })).caseId;
describe('page by page', () => {
  const pages = async (limit: number) => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await on.register.listCases({
        limit,
        reaches: filedBy(portal),
        ...(cursor && { cursor }),
      });
      expect(page.data.length).toBeLessThanOrEqual(limit);
      seen.push(...page.data.map(({ caseId }) => caseId));
      cursor = page.nextCursor;
    } while (cursor);
    return seen;
  };

  test('nothing is lost and nothing comes twice, also over cases of one instant', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => file()));
    await on.sql(
      `UPDATE register.cases SET filed_at = '2026-11-24T09:00:00.123456+07:00' WHERE filed_by = $1`,
      [portal],
    );
    for (const limit of [1, 2, 3, 7, 8]) {
      const seen = await pages(limit);
      expect(seen).toHaveLength(7);
      expect([...seen].sort()).toEqual([...ids].sort());
    }
  });

  test('microseconds apart are apart', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => file()));
    for (const [i, caseId] of ids.entries())
      await on.sql('UPDATE register.cases SET filed_at = $2 WHERE case_id = $1', [
        caseId,
        `2026-11-24T09:00:00.12345${i}+07:00`,
      ]);
    expect(await pages(1)).toEqual([...ids].reverse());
  });

  test('the last page has no cursor, also when it is full', async () => {
    await Promise.all([file(), file()]);
    expect((await on.register.listCases({ limit: 2, reaches: filedBy(portal) })).nextCursor).toBeNull();
  });

  test.each(['', 'x', 'bm9uZQ', Buffer.from('["2026-11-24","x"]').toString('base64url')])(
    'the cursor "%s" was never given out and is refused',
    async (cursor) => {
      await expect(on.register.listCases({ limit: 2, reaches: filedBy(portal), cursor })).rejects.toThrow(
        InvalidCursorError,
      );
    },
  );
});
