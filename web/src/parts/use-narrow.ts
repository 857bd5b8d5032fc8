import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1055px)');

const subscribe = (listener: () => void): (() => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** Whether there is room for one column alone. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
