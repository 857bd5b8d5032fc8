import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgenciesConfig } from '../../runtime/config';
import { birthDossier, newCaseId } from '../support/birth-dossiers';
import { aDeceased, effects, fileCorrection, funeralDossier, reverse } from '../support/death-dossiers';
import { type Answer, Network, until } from '../support/network';

jest.setTimeout(90_000);
let network: Network;
let child: ChildProcess;

/** The process as the supervisor forks it. */
async function forked(config: AgenciesConfig) {
  child = fork(join(__dirname, '../../simulators/main.ts'), [], {
    execArgv: ['--require', 'tsx/cjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      AGENCIES_DATABASE_URL: config.databaseUrl,
      AGENCY_PORTS: JSON.stringify(config.ports),
      API_URL: config.apiUrl,
      PARTY_KEYS_FOLDER: config.keysFolder,
      PARTIES_JWKS: config.partiesJwks,
      AGENCY_SEED: String(config.seed),
    },
  });
  expect(await once(child, 'message')).toEqual(['ready', undefined]);
  return { close: () => end('SIGTERM') };
}

async function end(signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** As the engine does while an agency is out. */
const again = (send: () => Promise<Answer>): Promise<Answer> =>
  until(async () => {
    const answer = await send().catch(() => undefined);
    return answer && answer.status < 500 ? answer : undefined;
  }, 20_000);

beforeAll(async () => {
  network = await Network.start(forked);
});
afterAll(() => network.stop());

describe('the process of the agencies', () => {
  it('killed amid work decides everything once it is back, each dossier once', async () => {
    const cases = Array.from({ length: 20 }, newCaseId);
    await network.desk('civil-status', { delayMs: 300 });
    await Promise.all(cases.map((id) => network.file('civil-status', `${id}/birth/1`, birthDossier())));
    await until(() => (network.callbacks.received.length > 0 ? true : undefined));
    await end('SIGKILL');
    await network.restart();
    await Promise.all(cases.map((id) => network.callback(`${id}/birth/1`)));
    for (const id of cases) {
      expect(await network.ledger('civil-status', id)).toHaveLength(1);
      const said = network.callbacks.of(`${id}/birth/1`).map(({ decisionId }) => decisionId);
      expect(new Set(said).size).toBe(1);
    }
  });

  it('killed amid corrections and reversals gives in the end each effect once and one claim each', async () => {
    const cases = Array.from({ length: 12 }, newCaseId);
    const dossier = funeralDossier();
    const paid = (id: string, round: number) => `${id}/funeral-benefit/${String(round)}`;
    const payTo = (id: string) => ({
      ...dossier,
      deceased: aDeceased({ personalId: null, birthCertificateNumber: id }),
    });
    await Promise.all(cases.map((id) => network.decided('social-affairs', paid(id, 1), payTo(id))));
    const orders = async (id: string) => {
      const to = { key: paid(id, 2), replaces: paid(id, 1), dossier: { ...payTo(id), amount: 1 } };
      await again(() => fileCorrection(network, 'social-affairs', to));
      await network.callback(to.key);
      return again(() => reverse(network, 'social-affairs', to.key, { kind: 'recover-money' }));
    };
    const isCorrected = ({ decision }: { decision: { dossierKey: string } }) =>
      decision.dossierKey.endsWith('/funeral-benefit/2');
    const killed = until(() => network.callbacks.received.some(isCorrected) || undefined).then(async () => {
      await end('SIGKILL');
      await network.restart();
    });
    const first = await Promise.all(cases.map(orders));
    await killed;
    const second = await Promise.all(cases.map(orders));
    expect(second).toEqual(first);
    expect(new Set(first.map(({ body }) => body['claimId'])).size).toBe(cases.length);
    for (const id of cases)
      expect(await effects(network, 'social-affairs', id)).toEqual([
        ['funeral-benefit/1', 'reversed'],
        ['funeral-benefit/2', 'reversed'],
      ]);
  });

  it('ends well on SIGTERM', async () => {
    await end('SIGTERM');
    expect(child.exitCode).toBe(0);
    await network.restart();
  });

  it('does not outlive its supervisor', async () => {
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
    await network.restart();
  });
});
