/** Whether single keys do something: kept on this machine, on until switched off. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const storageKey = 'shortcuts';
let on = localStorage.getItem(storageKey) !== 'off';
const listeners = new Set<() => void>();

export function switchShortcuts(next: boolean): void {
  on = next;
  localStorage.setItem(storageKey, next ? 'on' : 'off');
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, () => on);

/** Where a key is text or has a meaning of its own. */
function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Boxes to tick are fields too, but no text: keys stay keys there. */
function isBox({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Single keys, off in fields, in dialogs and when switched off. */
export function useKeys(keys: Keys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((isTyping(event) && !isBox(event)) || document.querySelector('dialog[open]')) return;
    const does = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!does) return;
    event.preventDefault();
    does(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
