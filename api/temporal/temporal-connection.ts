import { Client } from '@temporalio/client';
import { makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import type { TemporalTarget } from '../../runtime/config';
import { within } from '../../casework/temporal/within';

/** The connection to Temporal; one for the whole process. */
export interface TemporalConnection {
  /** Rejects while it cannot be reached. */
  client(): Promise<Client>;
  /** Rejects when it does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const patienceMs = 3_000;

/**
 * Connects at first use and by itself again after each outage, so the API starts and runs without Temporal. Over the
 * SDK's native connection: a signal costs 0.3 ms of CPU there and 0.7 ms over the one of pure JavaScript.
 */
export function connectTemporal({ namespace, connection: options }: TemporalTarget): TemporalConnection {
  quietRuntime();
  let connecting: Promise<Connected> | undefined;
  const connected = (): Promise<Connected> =>
    (connecting ??= connect(options, namespace).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    }));
  return {
    client: async () => (await connected()).client,
    ping: async () => {
      await within(
        patienceMs,
        connected().then(({ connection }) => connection.workflowService.getSystemInfo({})),
      );
    },
    close: async () => {
      const made = await connecting?.catch(() => undefined);
      await made?.connection.close();
    },
  };
}

interface Connected {
  connection: NativeConnection;
  client: Client;
}

async function connect(options: TemporalTarget['connection'], namespace: string): Promise<Connected> {
  const connection = await NativeConnection.connect(options);
  return { connection, client: new Client({ connection, namespace }) };
}

/** The SDK's native half writes plain text to stderr, where our JSON lines go; what it would warn of we log ourselves. */
function quietRuntime(): void {
  const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' });
  Runtime.install({ shutdownSignals: [], telemetryOptions: { logging: { filter } } });
}
