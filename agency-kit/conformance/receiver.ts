import { createServer, type IncomingMessage, type Server } from 'node:http';
import { withoutByteOrderMark } from '../../domain/text';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { readBody } from '../http/exchange';
import type { SuiteSigning } from './signing';

/** A callback as it came, whether it was taken or not. */
export interface ReceivedCallback {
  dossierKey: string;
  decision: AgencyDecision | undefined;
  messageId: string;
  sender: string | undefined;
  status: number;
}

/** Stands where the agency under test sends its decisions to. */
export class CallbackReceiver {
  readonly received: ReceivedCallback[] = [];
  /** Keys of dossiers whose first callback is not taken. */
  private readonly refusedOnce = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly signing: SuiteSigning,
  ) {}

  /** On 127.0.0.1; a free port where none is named. */
  static async open(signing: SuiteSigning, port = 0): Promise<CallbackReceiver> {
    const server = createServer();
    const receiver = new CallbackReceiver(server, signing);
    server.on('request', (request: IncomingMessage, response) => {
      const status = receiver.take(request).catch(() => 500);
      void status.then((code) => response.writeHead(code, { 'content-type': 'application/json' }).end('{}'));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return receiver;
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('the receiver does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  refuseOnce(dossierKey: string): void {
    this.refusedOnce.add(dossierKey);
  }

  about(dossierKey: string): ReceivedCallback[] {
    return this.received.filter((callback) => callback.dossierKey === dossierKey);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage): Promise<number> {
    const { method = '', url: target = '', headers } = request;
    const body = await readBody(request);
    if (!body || method !== 'POST' || !target.startsWith('/v1/callbacks/')) return 404;
    const sender = await this.signing.senderOf({ method, target, headers, body });
    const { success, data } = AgencyDecision.safeParse(parsed(body));
    const dossierKey = data?.dossierKey ?? '';
    const isRefused = this.refusedOnce.delete(dossierKey);
    const status = !success ? 400 : sender === undefined ? 401 : isRefused ? 503 : 202;
    const messageId = String(headers['x-message-id'] ?? '');
    this.received.push({ dossierKey, decision: data, messageId, sender, status });
    return status;
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(body.toString('utf8')));
  } catch {
    return undefined;
  }
}
