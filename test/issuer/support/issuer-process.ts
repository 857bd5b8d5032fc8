/** The development issuer as the process that it is. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { childEnvironment } from '../../../runtime/config';

export interface IssuerProcess {
  url: string;
  child: ChildProcess;
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

export async function startIssuer(options: {
  port: number;
  folder: string;
  apiUrl: string;
}): Promise<IssuerProcess> {
  const child = fork(join(__dirname, '../../../issuer/main.ts'), [], {
    execArgv: ['--require', 'tsx/cjs'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: childEnvironment({
      LOG_LEVEL: 'warn',
      IDENTITY_PORT: String(options.port),
      IDENTITY_FOLDER: options.folder,
      API_URL: options.apiUrl,
    }),
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the issuer ended before it answered'))),
  ]);
  return {
    url: `http://127.0.0.1:${String(options.port)}`,
    child,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
