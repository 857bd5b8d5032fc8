/** Why somebody reads what a case holds of people; kept while the page is open, and on record at the API. */
import { useSyncExternalStore } from 'react';

export const purposes = ['complaint', 'inspection', 'repair', 'audit'] as const;
export type PurposeCode = (typeof purposes)[number];
export interface Purpose {
  code: PurposeCode;
  note: string;
}

const given = new Map<string, Purpose>();
const listeners = new Set<() => void>();

export function givePurpose(caseId: string, purpose: Purpose): void {
  given.set(caseId, purpose);
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePurpose = (caseId: string): Purpose | undefined =>
  useSyncExternalStore(subscribe, () => given.get(caseId));

export const purposeHeaders = ({ code, note }: Purpose): Record<string, string> => ({
  'X-Purpose': code,
  'X-Purpose-Note': encodeURIComponent(note),
});
