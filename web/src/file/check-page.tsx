/** What would be filed, with what is wrong or doubtful in it, and when it would be due. */
import { Button } from '@carbon/react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Reply } from '../http/client';
import type { Bundle, Schemas } from '../http/shapes';
import { asNode, fullLabelAt } from '../form/schema';
import { FormValues } from '../form/form-values';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { forgetDraft } from '../tasks/use-draft';
import type { Typed } from './declared';
import { FilingDue } from './filing-due';
import { declared, dryRun, fileCase } from './filing-calls';

interface CheckPageProps {
  bundle: Bundle;
  typed: Typed;
  draftKey: string;
  /** Goes to where the value at the pointer is typed. */
  change: (pointer: string) => void;
  onFiled: (filed: Reply<'/v1/cases', 'post'>) => void;
}

export function CheckPage({ bundle, typed, draftKey, change, onFiled }: CheckPageProps) {
  const { t } = useTexts();
  const declaration = declared(bundle, typed);
  const { data, error } = useQuery({
    queryKey: ['dry-run', bundle.id, declaration],
    queryFn: () => dryRun(bundle, declaration),
    gcTime: 0,
  });
  const file = useMutation({
    mutationFn: () => fileCase(bundle, declaration),
    onSuccess: (filed) => {
      forgetDraft(draftKey);
      onFiled(filed);
    },
  });
  return (
    <Page title={t('file.check')}>
      {error && <ProblemSummary error={error} />}
      {file.error && <ProblemSummary error={file.error} />}
      {!data && !error && <Waiting />}
      {data && <Issues bundle={bundle} issues={data.errors} title={t('file.errors')} change={change} />}
      {data && <Issues bundle={bundle} issues={data.warnings} title={t('file.warnings')} change={change} />}
      <FormValues schema={bundle.declarationSchema} values={declaration} />
      {data?.dueAt && <FilingDue bundle={bundle} dueAt={data.dueAt} />}
      <div className="row">
        <Button kind="secondary" onClick={() => change('')}>
          {t('file.change')}
        </Button>
        <Button data-testid="file" disabled={!data?.valid || file.isPending} onClick={() => file.mutate()}>
          {t('file.file')}
        </Button>
      </div>
    </Page>
  );
}

interface IssuesProps {
  bundle: Bundle;
  issues: readonly Schemas['Issue'][];
  title: string;
  change: (pointer: string) => void;
}

function Issues({ bundle, issues, title, change }: IssuesProps) {
  const { t, language } = useTexts();
  if (issues.length === 0) return null;
  const root = asNode(bundle.declarationSchema);
  return (
    <section className="hold">
      <h2>{title}</h2>
      <ul>
        {issues.map(({ pointer, code, detail }) => (
          <li key={`${pointer}${code}`}>
            {fullLabelAt(root, pointer.replace('/declaration', ''), language)}: {detail}{' '}
            <Button kind="ghost" size="sm" onClick={() => change(pointer)}>
              {t('file.change')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
