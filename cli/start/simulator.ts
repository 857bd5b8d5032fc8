/** Calls to the agencies' own controls; only simulators have them. */
import { Failure } from '../failure';

const timeoutMs = 15_000;

/** Throws Failure when it is refused. */
export async function tellSimulator(method: 'POST' | 'PUT', url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Failure(refused, { url, status: response.status });
}

export async function isOnRecord(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  await response.body?.cancel();
  return response.ok;
}

const refused = {
  vi: 'Bộ giả lập không nhận dữ liệu mẫu ({status}, {url}).',
  en: 'A simulator does not take the sample records ({status}, {url}).',
};
