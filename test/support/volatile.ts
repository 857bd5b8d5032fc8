/** Members that differ every time a call is made: ids, codes, digests, and what follows from the time of the call. */
const volatile = new Set([
  ...[
    'caseId',
    'caseIds',
    'caseCode',
    'trackingCode',
    'dossierKey',
    'orderId',
    'hash',
    'prevHash',
    'eventHash',
  ],
  ...[
    'sha256',
    'filedAt',
    'updatedAt',
    'at',
    'since',
    'overdue',
    'deadlinesAtRisk',
    'warnings',
    'plan',
    'messages',
    'taskId',
    'lockedUntil',
    'dueClass',
    'queues',
  ],
]);

/** The value as it can be compared: every member is there, and what differs every time says so. */
export function withoutVolatile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVolatile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      volatile.has(name) ? '(differs)' : withoutVolatile(member),
    ]),
  );
}
