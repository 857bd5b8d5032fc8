import { ModelRegister } from '../support/model-register';
import { Readable } from 'node:stream';
import { createDossierClient } from '../../activities/dossier-client';
import type { WireAnswer } from '../../activities/exchange';
import type { AgencyMessage } from '../../activities/agency-message';

const key = 'case/residence/1';
const call = { agency: 'residence', caseId: 'case', step: 'residence', key } as const;
const problem = (status: number, code: string): WireAnswer => ({
  status,
  contentType: 'application/problem+json',
  body: { code },
  signedBy: 'residence',
});
const received: WireAnswer = {
  status: 202,
  contentType: 'application/json',
  body: { key, state: 'received' },
  signedBy: 'residence',
};
const page: WireAnswer = { status: 404, contentType: 'text/html', body: '<h1>404</h1>', signedBy: undefined };
const unsigned = { signedBy: undefined };

const clientOf = (answer: WireAnswer) =>
  createDossierClient({
    send: () => Promise.resolve(answer),
    papers: { read: () => Readable.from([]) },
    holders: new ModelRegister(),
  });
const outcomeOf = async (act: Partial<AgencyMessage>, answer: WireAnswer) => {
  const message = { what: 'delivery', ...call, ...act } as AgencyMessage;
  const { answers } = await clientOf(answer).tryMessages([message]);
  return answers[0]?.outcome ?? 'no answer';
};
const reverse = {
  act: 'reverse',
  reversal: { kind: 'undo', act: 'a', reason: 'r' },
} as Partial<AgencyMessage>;
const file = { act: 'file', filing: {} } as Partial<AgencyMessage>;

describe('what comes back for a message', () => {
  it('is an absence only in the agency’s own words, signed by it', async () => {
    expect(await outcomeOf(reverse, problem(404, 'unknown-dossier'))).toBe('absent');
    const { decision } = await clientOf(problem(404, 'unknown-dossier')).findDecision({
      ...call,
      bundle: 'birth',
      edition: '2026-09-01',
      known: [],
    });
    expect(decision).toBeNull();
  });

  it.each<[string, WireAnswer]>([
    ['the page of a proxy', page],
    ['the contract’s words without a signature', { ...problem(404, 'unknown-dossier'), ...unsigned }],
    [
      'the contract’s words from another agency',
      { ...problem(404, 'unknown-dossier'), signedBy: 'identity' },
    ],
    ['the contract’s words from the gateway', { ...problem(404, 'unknown-dossier'), signedBy: 'gateway' }],
    ['a signed 404 of another kind', problem(404, 'unknown-path')],
    [
      'the contract’s words as another type',
      { ...problem(404, 'unknown-dossier'), contentType: 'application/json' },
    ],
  ])('is an outage and no absence when it is %s', async (_what, answer) => {
    expect(await outcomeOf(reverse, answer)).toBe('no answer');
    await expect(
      clientOf(answer).findDecision({ ...call, bundle: 'birth', edition: '2026-09-01', known: [] }),
    ).rejects.toThrow(/residence/);
  });

  it('is an agency’s refusal of a message only with its signature', async () => {
    expect(await outcomeOf(file, problem(422, 'form-outdated'))).toBe('refused');
    for (const status of [400, 403, 409, 413, 422])
      expect(await outcomeOf(file, { ...problem(status, 'no'), ...unsigned })).toBe('no answer');
  });

  it('is no receipt without the agency’s signature', async () => {
    expect(await outcomeOf(file, received)).toBe('taken');
    expect(await outcomeOf(file, { ...received, ...unsigned })).toBe('no answer');
    expect(await outcomeOf(file, { ...received, status: 200, signedBy: 'identity' })).toBe('no answer');
  });

  it('is an outage with the agency’s signature too, when it says to come again', async () => {
    for (const status of [401, 408, 425, 429, 500, 503])
      expect(await outcomeOf(file, problem(status, 'later'))).toBe('no answer');
  });
});
