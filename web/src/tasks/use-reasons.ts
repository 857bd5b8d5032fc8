/** The reasons that may stand beside a decision on a step: of one kind, or of all. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import type { CatalogueReason } from '../http/shapes';
import { useMay } from '../app/session';

const withReasons = ['refuse', 'request-supplement'] as const;

async function reasonsOf(step: string, decision: string | undefined): Promise<CatalogueReason[]> {
  const kinds = withReasons.filter((kind) => decision === undefined || kind === decision);
  const lists = await Promise.all(
    kinds.map((kind) => call('get', '/v1/reasons', { query: { step, decision: kind } })),
  );
  return lists.flatMap(({ data }) => data);
}

export function useReasons(step: string, decision?: string): readonly CatalogueReason[] {
  const may = useMay('read-tasks');
  const { data } = useQuery({
    queryKey: ['reasons', step, decision],
    queryFn: () => reasonsOf(step, decision),
    staleTime: Infinity,
    enabled: may,
  });
  return data ?? [];
}
