import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgenciesConfig } from '../../runtime/config';
import { birthDossier, newCaseId } from '../support/birth-dossiers';
import { Network, until } from '../support/network';

jest.setTimeout(90_000);
let network: Network;
let child: ChildProcess;

/** The process as the supervisor forks it. */
async function forked(config: AgenciesConfig) {
  child = fork(join(__dirname, '../../agencies/main.ts'), [], {
    execArgv: ['--require', 'tsx/cjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      AGENCIES_DATABASE_URL: config.databaseUrl,
      AGENCY_PORTS: JSON.stringify(config.ports),
      API_URL: config.apiUrl,
      GATEWAY_KEY: config.gatewayKey,
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
