import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import type { CatalogueReason } from '../http/shapes';
import { useRole } from '../app/session';

/** The reasons that may stand beside a decision on a step. */
export function useReasons(step: string, decision?: string): readonly CatalogueReason[] {
  const may = useRole('clerk', 'supervisor', 'ops', 'auditor');
  const { data } = useQuery({
    queryKey: ['reasons', step, decision],
    queryFn: () => call('get', '/v1/reasons', { query: { step, decision } }),
    staleTime: Infinity,
    enabled: may,
  });
  return data?.data ?? [];
}
