/** Who may do what: the one table, which the API, the console and a test that walks through it read. */
import type { Role } from './roles';

const permissions = {
  /** List, search, view, events, stream, deadlines, timeline; declaration, texts, documents, papers. */
  'read-cases': ['portal', 'counter', 'clerk', 'supervisor', 'ops', 'auditor'],
  'file-case': ['portal', 'counter', 'ops'],
  prefill: ['portal', 'counter', 'ops'],
  'supplement-case': ['portal', 'counter', 'ops'],
  'withdraw-case': ['portal', 'counter', 'ops'],
  'upload-documents': ['portal', 'counter', 'ops'],
  'change-contact': ['portal', 'counter', 'supervisor', 'ops'],
  'correct-case': ['supervisor', 'ops'],
  'revoke-step': ['supervisor', 'ops'],
  /** List, counts, one, events, stream. */
  'read-tasks': ['clerk', 'supervisor', 'ops', 'auditor'],
  'work-on-tasks': ['clerk', 'supervisor', 'ops'],
  /** To release by force; another's handover or delegation. */
  'direct-tasks': ['supervisor', 'ops'],
  /** Drafts, one's own delegation, the users one hands over to. */
  'keep-desk': ['counter', 'clerk', 'supervisor', 'ops'],
  'read-messages': ['portal', 'counter', 'supervisor', 'ops', 'auditor'],
  'resend-message': ['portal', 'counter', 'supervisor', 'ops'],
  /** A portal its own, the others all. */
  'manage-webhooks': ['portal', 'ops', 'admin'],
  'set-agency-mode': ['ops', 'admin'],
  /** All GETs below `/v1/ops`. */
  'read-ops': ['supervisor', 'ops', 'auditor'],
  operate: ['ops'],
  'read-reports': ['supervisor', 'ops', 'auditor'],
  /** Who has read what. */
  'read-reads': ['supervisor', 'auditor'],
  'read-metrics': ['supervisor', 'ops', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export const rolesWith = (permission: Permission): readonly Role[] => permissions[permission];

export function mayDo({ roles }: { roles: readonly Role[] }, permission: Permission): boolean {
  return roles.some((role) => rolesWith(permission).includes(role));
}
