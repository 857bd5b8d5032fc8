/** What is typed is kept at the API two seconds after the last key, tried again until it is stored. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../http/client';
import { problemOf } from '../http/problem';

const afterMs = 2_000;

export type DraftState = { kind: 'none' } | { kind: 'unsaved' } | { kind: 'saved'; at: string };

async function readDraft(key: string): Promise<{ body: unknown } | null> {
  try {
    return await call('get', '/v1/drafts/{key}', { path: { key } });
  } catch (error) {
    if (problemOf(error)) return null;
    throw error;
  }
}

/** `loaded` is undefined while it is not known what was kept. */
export function useStoredDraft(key: string) {
  const { data, isPending } = useQuery({
    queryKey: ['draft', key],
    queryFn: () => readDraft(key),
    staleTime: Infinity,
    gcTime: 0,
  });
  return { isPending, body: data?.body };
}

export const forgetDraft = (key: string): void =>
  void call('delete', '/v1/drafts/{key}', { path: { key } }).catch(() => undefined);

/** Stores `body` whenever it has changed since `first`. */
export function useKeptDraft(key: string, body: unknown, first: unknown): DraftState {
  const text = JSON.stringify(body);
  const [stored, setStored] = useState({ text: JSON.stringify(first), at: '' });
  const [tries, setTries] = useState(0);
  const store = useEffectEvent(async () => {
    try {
      await call('put', '/v1/drafts/{key}', { path: { key }, body: { body } });
      setStored({ text, at: new Date().toISOString() });
    } catch (error) {
      // A refusal is tried again with the next key; whatever else, for as long as it takes.
      if (!problemOf(error)) setTries(tries + 1);
    }
  });
  const isStored = text === stored.text;
  useEffect(() => {
    if (isStored) return undefined;
    const timer = setTimeout(() => void store(), afterMs);
    return () => clearTimeout(timer);
  }, [text, isStored, tries]);
  if (!isStored) return { kind: 'unsaved' };
  return stored.at ? { kind: 'saved', at: stored.at } : { kind: 'none' };
}
