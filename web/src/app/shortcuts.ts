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

type Does = (event: KeyboardEvent) => void;
/** By key; `g w` is a `w` soon after a `g`. */
export type Keys = Readonly<Record<string, Does>>;

const registered = new Set<(key: string) => Does | undefined>();
const leader = 'g';
const followsWithinMs = 2_000;
let ledAt = -followsWithinMs;

function find(key: string): Does | undefined {
  // What a page adds later wins.
  return [...registered]
    .reverse()
    .reduce<Does | undefined>((found, lookUp) => found ?? lookUp(key), undefined);
}

document.addEventListener('keydown', (event) => {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event) || document.querySelector('dialog[open]')) return;
  const isLed = event.timeStamp - ledAt < followsWithinMs;
  ledAt = event.key === leader ? event.timeStamp : -followsWithinMs;
  const does = (isLed ? find(`${leader} ${event.key}`) : undefined) ?? find(event.key);
  if (!does) return;
  event.preventDefault();
  does(event);
});

/** Where a key is text or has a meaning of its own; in a box to tick only the blank has one. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return key === ' ';
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Single keys, off in fields, in dialogs and when switched off. */
export function useKeys(keys: Keys): void {
  const lookUp = useEffectEvent((key: string) => (Object.hasOwn(keys, key) ? keys[key] : undefined));
  useEffect(() => {
    const entry = (key: string): Does | undefined => lookUp(key);
    registered.add(entry);
    return () => {
      registered.delete(entry);
    };
  }, []);
}
