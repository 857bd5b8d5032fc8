/** The reasons that may stand beside a decision on a step: of one kind, or of all. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import type { CatalogueReason } from '../http/shapes';
import { useMay } from '../app/session';

const withReasons = ['refuse', 'request-supplement'] as const;

async function reasonsOf(step: string): Promise<Readonly<Record<string, CatalogueReason[]>>> {
  const lists = await Promise.all(
    withReasons.map((decision) => call('get', '/v1/reasons', { query: { step, decision } })),
  );
  return Object.fromEntries(withReasons.map((decision, index) => [decision, lists[index]?.data ?? []]));
}

/** Of all decisions at once, so that nothing has to be fetched while somebody decides. */
export function useReasons(step: string, decision?: string): readonly CatalogueReason[] {
  const may = useMay('read-tasks');
  const { data = {} } = useQuery({
    queryKey: ['reasons', step],
    queryFn: () => reasonsOf(step),
    staleTime: Infinity,
    enabled: may,
  });
  return decision === undefined ? Object.values(data).flat() : (data[decision] ?? []);
}
