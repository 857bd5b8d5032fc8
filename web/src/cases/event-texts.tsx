/** What was written beside events: reasons, decisions, notes, as far as the caller may see them. */
import { useQuery } from '@tanstack/react-query';
import { call, type Reply } from '../http/client';
import { purposeHeaders, usePurpose } from './purpose';
import type { Schemas } from '../http/shapes';
import { dayText } from '../i18n/format';

type Texts = Reply<'/v1/cases/{caseId}/texts', 'get'>;

/** None for who may not see them, or has not said what for. */
export function useTextsOf(caseId: string): Texts {
  const purpose = usePurpose(caseId);
  const headers = purpose ? purposeHeaders(purpose) : {};
  const { data } = useQuery({
    queryKey: ['texts', caseId, purpose],
    queryFn: () => call('get', '/v1/cases/{caseId}/texts', { path: { caseId }, headers }),
  });
  return data ?? {};
}

/** An event names its documents by their `ref`. */
const refsIn = ({ data }: Schemas['CaseEvent']): string[] =>
  Object.values(data).flatMap((value) =>
    typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string'
      ? [value.ref]
      : [],
  );

export function TextsOf({ event, texts }: { event: Schemas['CaseEvent']; texts: Texts }) {
  return refsIn(event).map((ref) => {
    const { reason, decision, note } = texts[ref] ?? {};
    const lines = [
      reason,
      note,
      decision && [decision.number, dayText(decision.on), decision.by].join(' · '),
    ].filter((line) => line !== undefined);
    return lines.map((line) => (
      <small key={ref + line} className="said">
        {line}
      </small>
    ));
  });
}
