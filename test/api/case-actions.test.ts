import { birthDeclaration } from '../support/declarations';
import { CaseOnFile } from './support/case-on-file';
import { RunningApi } from './support/running-api';
import type { TestUser } from './support/tokens';

jest.setTimeout(60_000);

describe('what a case says may be ordered now', () => {
  let api: RunningApi;
  beforeAll(async () => (api = await RunningApi.start()));
  afterAll(() => api.stop());

  const portal: TestUser = { subject: 'portal-1' };
  const supervisor: TestUser = { roles: ['supervisor'], subject: 'supervisor-1' };
  const ops: TestUser = { roles: ['ops'], subject: 'ops-1' };
  const actions = async ({ caseId }: CaseOnFile, user: TestUser) => {
    const { body } = await api.get(`/v1/cases/${caseId}`, { token: await api.token(user) });
    const said = body['actions'] as { order: string; step?: string }[];
    return said.map(({ order, step }) => (step === undefined ? order : `${order} ${step}`));
  };

  it('is what the roles of the caller permit', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    expect(await actions(onFile, portal)).toEqual(['withdrawal', 'supplement birth']);
    expect(await actions(onFile, supervisor)).toEqual(['correction']);
    expect(await actions(onFile, ops)).toEqual(['withdrawal', 'correction', 'supplement birth']);
    expect(await actions(onFile, { roles: ['auditor'] })).toEqual([]);
    expect(await actions(onFile, { roles: ['clerk'], agency: 'residence' })).toEqual([]);
  });

  it('is permitted by a role within whose own reach the case lies', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    const clerkAndPortal: TestUser = { roles: ['clerk', 'portal'], agency: 'residence', subject: 'portal-2' };
    expect(await actions(onFile, clerkAndPortal)).toEqual([]);
  });

  it('goes by what the case would take: a grant may be revoked, what is stuck tried again', async () => {
    const onFile = await (await CaseOnFile.file(api)).granted('birth', { personalId: '079226000001' });
    await onFile.sent('health-insurance');
    await onFile.stuck('residence');
    expect(await actions(onFile, supervisor)).toEqual(['correction', 'revocation birth']);
    expect(await actions(onFile, ops)).toEqual([
      'withdrawal',
      'correction',
      'revocation birth',
      'retry residence',
      'skip residence',
    ]);
  });

  it('leaves out what the citizen has ordered already and the engine has yet to hear of', async () => {
    const onFile = await (await CaseOnFile.file(api)).asked('/child/name');
    api.engine.answerOrder = () => Promise.resolve({ kind: 'away' });
    const answer = { step: 'birth', changes: [{ pointer: '/child/name', value: 'Trần Minh Khôi' }] };
    const kept = await onFile.order('supplements', answer, { token: await api.token(portal) });
    expect(kept.body['state']).toBe('kept');
    expect(await actions(onFile, portal)).toEqual(['withdrawal']);
  });

  it('holds nothing that falls through for a case of which nothing is left to order', async () => {
    const declaration = birthDeclaration({ scope: ['birth'] });
    const onFile = await (await CaseOnFile.file(api, declaration)).granted('birth');
    expect(await actions(onFile, portal)).toEqual([]);
  });
});
