/** The API as a service runs it, over a PostgreSQL of its own and nothing else: what only reads needs no more. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../register/migrate';
import { childEnvironment } from '../../runtime/config/host';
import { developmentIdentity } from '../../runtime/config/identity';
import { developmentIssuer } from '../../runtime/identity/development-issuer';
import { startPostgres } from '../../runtime/postgres/start-postgres';
import { projectFolder } from '../../runtime/program';
import { keepPartyKeys } from '../../runtime/signatures/kept-keys';
import { freePort } from '../../runtime/supervisor/ports';
import { untilItWorks } from '../../runtime/wait';

export interface LoneApi {
  url: string;
  databaseUrl: string;
  tokens: Record<string, string>;
  stop(): Promise<void>;
}

/** Nobody listens there, and nobody is asked. */
const nowhere = '127.0.0.1:9';

export async function startLoneApi(): Promise<LoneApi> {
  const dir = mkdtempSync(join(tmpdir(), 'lienthong-lists-'));
  const postgres = await startPostgres({ dir });
  await migrate(postgres.urls.owner);
  const issuerUrl = `http://${nowhere}`;
  const issuer = await developmentIssuer(join(dir, 'identity'), issuerUrl);
  const keysFolder = join(dir, 'keys');
  const port = await freePort(new Set([postgres.port]));
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'api/main.ts'], {
    cwd: projectFolder,
    env: childEnvironment({
      ...{ DATABASE_URL: postgres.urls.owner, TEMPORAL_ADDRESS: nowhere, GATEWAY_URL: `http://${nowhere}` },
      ...{ PARTIES_JWKS: keepPartyKeys(keysFolder), DESK_KEYS_FOLDER: keysFolder, OIDC_ISSUER: issuerUrl },
      ...{ DEV_JWKS_FILE: issuer.jwksFile, OIDC_CLIENT_ID: developmentIdentity.clientId },
      ...{ OIDC_CLIENT_SECRET: issuer.clientSecret, API_PORT: String(port) },
    }),
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const signal = AbortSignal.timeout(60_000);
  await untilItWorks(() => fetch(`${url}/healthz`), { signal });
  return {
    ...{ url, databaseUrl: postgres.urls.owner, tokens: await issuer.tokens() },
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await postgres.remove();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
