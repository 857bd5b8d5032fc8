/** What is looked for: often a name or a number, so it stands in no address and no storage, and ends with the page. */
import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

export const searchText = {
  get: (): string => text,
  set: (next: string): void => {
    text = next;
    listeners.forEach((listener) => listener());
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSearchText = (): string => useSyncExternalStore(subscribe, searchText.get);
