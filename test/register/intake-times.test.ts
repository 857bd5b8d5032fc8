import { RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(60_000);

describe('when intake was open', () => {
  let database: RegisterOnPostgres;
  beforeAll(async () => {
    database = await RegisterOnPostgres.start();
  });
  afterAll(() => database.stop());
  beforeEach(() => database.sql('DELETE FROM register.intake_times'));

  const hour = 3_600_000;
  const say = (part: string) => database.register.sayIntakeOpen({ part, restS: 30 });
  const open = async (hoursAgo: number) => {
    const { open: stretches, nowMs } = await database.register.intakeTimes({
      fromMs: Date.now() - hoursAgo * hour,
    });
    return stretches.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => Math.round((nowMs - ms) / hour)));
  };
  const past = (part: string, since: number, until: number) =>
    database.sql(
      `INSERT INTO register.intake_times
       VALUES ($1, now() - make_interval(hours => $2), now() - make_interval(hours => $3))`,
      [part, since, until],
    );

  it('is nothing while no part has ever said so', async () => {
    expect(await open(5)).toEqual([]);
  });

  it('a part that says so again and again is one stretch; after a rest it begins another', async () => {
    await say('a');
    await say('a');
    expect(await open(5)).toEqual([[0, 0]]);
    await database.sql(`UPDATE register.intake_times
      SET open_since = now() - interval '4 hours', open_until = now() - interval '2 hours'`);
    await say('a');
    expect(await open(5)).toEqual([
      [4, 2],
      [0, 0],
    ]);
  });

  it('the last stretch before the time asked about is told too: what came after it was closed', async () => {
    await past('a', 90, 80);
    await past('b', 70, 60);
    expect(await open(5)).toEqual([[70, 60]]);
    const both = [
      [90, 80],
      [70, 60],
    ];
    expect(await open(75)).toEqual(both);
    expect(await open(85)).toEqual(both);
  });
});
