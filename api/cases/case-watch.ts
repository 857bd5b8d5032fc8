import type { Register } from '../../register/register';

/** Tells whoever watches a case that it has new events. */
export interface CaseWatch {
  /** Returns the function that stops watching. */
  watch(caseId: string, onEvents: () => void): () => void;
  /** The same for events of any case. */
  watchAll(onEvents: () => void): () => void;
  /** A place for one who reads a stream; gives how to leave it, undefined where too many read already. */
  takePlace(reader: string): (() => void) | undefined;
  /** Tells every watcher that the process ends. */
  onClose(listener: () => void): () => void;
  close(): void;
}

/** Each costs a socket and a look at the register every ten seconds. A portal reads for many families. */
const streamsAtOnce = 1_000;
const streamsOfOneReader = 250;

/**
 * One listening connection to the register serves all watchers. It is opened at once: opened by the first of them, it
 * would miss what happens until it stands.
 */
export function createCaseWatch(register: Pick<Register, 'onCaseEvents'>): CaseWatch {
  const watchers = new Map<string, Set<() => void>>();
  const ofAll = new Set<() => void>();
  const closing = new Set<() => void>();
  const stopListening = register.onCaseEvents((changed) => {
    watchers.get(changed)?.forEach((tell) => tell());
    ofAll.forEach((tell) => tell());
  });
  return {
    watch: (caseId, onEvents) => {
      const ofCase = watchers.get(caseId) ?? new Set();
      watchers.set(caseId, ofCase.add(onEvents));
      return () => {
        ofCase.delete(onEvents);
        if (ofCase.size === 0) watchers.delete(caseId);
      };
    },
    watchAll: (onEvents) => {
      ofAll.add(onEvents);
      return () => void ofAll.delete(onEvents);
    },
    takePlace: createPlaces(),
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

/** How many read streams or wait for changes, altogether and of one reader. */
function createPlaces(): CaseWatch['takePlace'] {
  const readers = new Map<string, number>();
  let streams = 0;
  return (reader) => {
    const taken = readers.get(reader) ?? 0;
    if (streams >= streamsAtOnce || taken >= streamsOfOneReader) return undefined;
    streams += 1;
    readers.set(reader, taken + 1);
    return () => {
      streams -= 1;
      const left = (readers.get(reader) ?? 1) - 1;
      if (left > 0) readers.set(reader, left);
      else readers.delete(reader);
    };
  };
}
