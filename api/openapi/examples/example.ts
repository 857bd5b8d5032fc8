/**
 * One call as it is made and answered. A test makes each of them against a running API, but for what differs every
 * time: ids, codes, digests and the times at which something was recorded.
 */
export interface Example {
  name: string;
  summary: string;
  /** Path and query as they are called, where they say more than the route's own; `{caseId}` is the case. */
  call?: string;
  body?: unknown;
  status: number;
  reply: unknown;
}
