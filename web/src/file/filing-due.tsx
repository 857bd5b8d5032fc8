/** When a case would be due if it was filed now, and why then. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Why } from '../cases/why-dialog';
import { WhyThisDate } from '../cases/why-this-date';
import type { Bundle } from '../http/shapes';

interface FilingDueProps {
  bundle: Bundle;
  dueAt: string;
}

export function FilingDue({ bundle, dueAt }: FilingDueProps) {
  const { t } = useTexts();
  return (
    <p data-testid="case-due" className="case-due">
      {t('due.label')}: <strong>{momentText(dueAt)}</strong>
      <Why>{() => <WhyThen bundle={bundle} dueAt={dueAt} />}</Why>
    </p>
  );
}

function WhyThen({ bundle, dueAt }: FilingDueProps) {
  const { data } = useQuery({
    queryKey: ['would-be-due', bundle.id, dueAt],
    queryFn: () => explanationOf(bundle.id, dueAt),
    gcTime: 0,
  });
  return data && <WhyThisDate date={data} basis={bundle.legalBasis} />;
}

/** What has to be verified has a longer term: the one that leads to the date is the one that counts. */
async function explanationOf(bundle: string, dueAt: string) {
  const receivedAt = new Date().toISOString();
  const ask = (verification: boolean) =>
    call('get', '/v1/deadlines', { query: { bundle, receivedAt, verification } });
  const plain = await ask(false);
  return plain.dueAt === dueAt ? plain : ask(true);
}
