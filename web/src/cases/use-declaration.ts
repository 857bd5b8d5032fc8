/** What was declared in a case, and with which papers: for some roles only with a purpose. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import { problemOf } from '../http/problem';
import { purposeHeaders, usePurpose } from './purpose';

const isPurposeAsked = (error: unknown): boolean => problemOf(error)?.code === 'purpose-required';

export function useDeclaration(caseId: string) {
  const purpose = usePurpose(caseId);
  const headers = purpose ? purposeHeaders(purpose) : {};
  const { data, error } = useQuery({
    queryKey: ['declaration', caseId, purpose],
    queryFn: () => call('get', '/v1/cases/{caseId}/declaration', { path: { caseId }, headers }),
  });
  return { data, error, needsPurpose: isPurposeAsked(error) };
}

export function useCaseDocuments(caseId: string) {
  const purpose = usePurpose(caseId);
  const headers = purpose ? purposeHeaders(purpose) : {};
  const { data, error } = useQuery({
    queryKey: ['documents', caseId, purpose],
    queryFn: () => call('get', '/v1/cases/{caseId}/documents', { path: { caseId }, headers }),
  });
  return { data, error, purpose, needsPurpose: isPurposeAsked(error) };
}
