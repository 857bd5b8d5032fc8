import type { CaseView } from '../http/shapes';
import { FormValues } from '../form/form-values';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { PurposeForm } from './purpose-form';
import { useBundle } from './use-bundle';
import { useDeclaration } from './use-declaration';

/** What was declared, under the form's own words; what the caller may not see is said to be left out. */
export function DeclarationTab({ view: { caseId, bundle, edition } }: { view: CaseView }) {
  const { t } = useTexts();
  const { data, error, needsPurpose } = useDeclaration(caseId);
  const form = useBundle(bundle, edition);
  if (needsPurpose) return <PurposeForm caseId={caseId} />;
  if (error) return <ProblemSummary error={error} />;
  if (!data || !form) return <Waiting />;
  return (
    <>
      {data.hidden.length > 0 && <p>{t('declaration.hidden', { n: data.hidden.length })}</p>}
      <FormValues schema={form.declarationSchema} values={data.declaration} />
    </>
  );
}
