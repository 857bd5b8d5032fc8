import type { Register } from '../../register/register';

/** Tells whoever watches a case that it has new events. */
export interface CaseWatch {
  /** Returns the function that stops watching. */
  watch(caseId: string, onEvents: () => void): () => void;
  /** Tells every watcher that the process ends. */
  onClose(listener: () => void): () => void;
  close(): void;
}

/**
 * One listening connection to the register serves all watchers. It is opened at once: opened by the first of them, it
 * would miss what happens until it stands.
 */
export function createCaseWatch(register: Pick<Register, 'onCaseEvents'>): CaseWatch {
  const watchers = new Map<string, Set<() => void>>();
  const closing = new Set<() => void>();
  const stopListening = register.onCaseEvents((changed) => watchers.get(changed)?.forEach((tell) => tell()));
  return {
    watch: (caseId, onEvents) => {
      const ofCase = watchers.get(caseId) ?? new Set();
      watchers.set(caseId, ofCase.add(onEvents));
      return () => {
        ofCase.delete(onEvents);
        if (ofCase.size === 0) watchers.delete(caseId);
      };
    },
    onClose: (listener) => {
      closing.add(listener);
      return () => void closing.delete(listener);
    },
    close: () => {
      stopListening();
      closing.forEach((tell) => tell());
    },
  };
}
