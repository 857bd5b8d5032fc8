import { createPlatformLook } from '../../api/observation/watch-platform';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

describe('what an API sees of the whole', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await RunningApi.start();
  });
  afterAll(() => api.stop());

  const causes = async () =>
    (await api.register.failureGroups({ withEmpty: false })).map(({ cause }) => cause).sort();
  const heartbeat = { part: 'worker', instance: 'one', state: 'at-work', clock: 0 } as const;
  const unseen = () => api.sql(`UPDATE register.findings SET last_seen_at = now() - interval '13 seconds'`);

  it('is a finding when it is seen twice, and over when it is seen no more', async () => {
    api.engine.up = false;
    const look = createPlatformLook({ register: api.register, temporal: api.engine });
    await look();
    expect(await causes()).toEqual([]);
    await look();
    expect(await causes()).toEqual(['engine-away', 'no-worker']);
    api.engine.up = true;
    await api.register.sayAtWork(heartbeat);
    await unseen();
    await look();
    expect(await causes()).toEqual([]);
  });

  it('says that nobody looks through the cases any more, a minute after somebody last did', async () => {
    await api.register.sayAtWork(heartbeat);
    await api.register.noteSight({ part: 'inspector', isUp: true });
    const look = createPlatformLook({ register: api.register, temporal: api.engine });
    await look();
    await look();
    expect(await causes()).toEqual([]);
    await api.sql(`UPDATE register.sight SET at = now() - interval '61 seconds' WHERE part = 'inspector'`);
    await look();
    await look();
    expect(await causes()).toEqual(['sight-lost']);
  });

  it('counts all open cases where no worker is there for them', async () => {
    await api.register.noteFindings([{ cause: 'no-worker', caseId: null, code: null }]);
    await api.file(birthDeclaration(), { token: await api.token() });
    const [group] = await api.register.failureGroups({ groupId: 'no-worker~-~-', withEmpty: false });
    expect(group?.cases).toBe(1);
  });
});
