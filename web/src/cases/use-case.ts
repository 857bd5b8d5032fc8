/** A case on screen. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call('get', '/v1/cases/{caseId}', { path: { caseId } }),
  });
}
