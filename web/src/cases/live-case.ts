/** A case on screen follows its events: each makes its data be fetched anew, in place. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openStream } from '../app/live-stream';

/** Events come in bursts, and all of a case at first. */
const settleMs = 200;
const kinds = ['case', 'events', 'timeline', 'deadlines', 'declaration', 'documents', 'texts'] as const;

export function useLiveCase(caseId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const kind of kinds) void queries.invalidateQueries({ queryKey: [kind, caseId] });
      }, settleMs);
    };
    const address = `/v1/cases/${encodeURIComponent(caseId)}/events/stream`;
    const stop = openStream(address, { message: refresh }, refresh);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [caseId, queries]);
}
