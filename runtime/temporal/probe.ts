/** Whether a Temporal service answers, asked by gRPC's health protocol over plain HTTP/2 so that no client library is loaded. */
import { once } from 'node:events';
import { connect } from 'node:http2';

const service = 'temporal.api.workflowservice.v1.WorkflowService';
/** HealthCheckResponse with `status = SERVING`. */
const serving = Buffer.from([0x08, 0x01]);
const frameHeadBytes = 5;

/** Resolves when the frontend at `address` (host:port) is serving; rejects while it is down or starting. */
export async function probeTemporal(address: string, timeoutMs = 1_000): Promise<void> {
  const session = connect(`http://${address}`);
  const failed = once(session, 'error').then(() => Promise.reject(new Error('Temporal is not reachable')));
  try {
    const answer = await Promise.race([askHealth(session, timeoutMs), failed]);
    if (!answer.subarray(frameHeadBytes).equals(serving)) throw new Error('Temporal is not serving yet');
  } finally {
    failed.catch(() => undefined);
    session.destroy();
  }
}

async function askHealth(session: ReturnType<typeof connect>, timeoutMs: number): Promise<Buffer> {
  const request = session.request({
    ':method': 'POST',
    ':path': '/grpc.health.v1.Health/Check',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.end(healthRequest());
  await once(request, 'end', { signal: AbortSignal.timeout(timeoutMs) });
  return Buffer.concat(chunks);
}

/** A gRPC frame (uncompressed, length) around HealthCheckRequest, whose field 1 is the service's name. */
function healthRequest(): Buffer {
  const name = Buffer.from(service);
  const message = Buffer.concat([Buffer.from([0x0a, name.length]), name]);
  const head = Buffer.alloc(frameHeadBytes);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
