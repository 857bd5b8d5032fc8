import { DocumentList } from '../viewer/document-list';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import type { CaseView } from '../http/shapes';
import { PurposeForm } from './purpose-form';
import { useStepNames } from './use-bundle';
import { useCaseDocuments } from './use-declaration';

/** The papers of a case, as far as the caller's level goes. */
export function DocumentsTab({ view: { caseId, bundle } }: { view: CaseView }) {
  const { t } = useTexts();
  const stepName = useStepNames();
  const { data, error, needsPurpose, purpose } = useCaseDocuments(caseId);
  if (needsPurpose) return <PurposeForm caseId={caseId} />;
  if (error) return <ProblemSummary error={error} />;
  if (!data) return <Waiting />;
  if (data.data.length === 0) return <p className="empty">{t('documents.none')}</p>;
  const rows = data.data.map(({ step, ...row }) => ({ ...row, step: stepName(bundle, step) }));
  return <DocumentList documents={rows} {...(purpose && { purpose })} />;
}
