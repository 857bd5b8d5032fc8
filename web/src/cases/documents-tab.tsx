import { DocumentList } from '../viewer/document-list';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { PurposeForm } from './purpose-form';
import { useCaseDocuments } from './use-declaration';

/** The papers of a case, as far as the caller's level goes. */
export function DocumentsTab({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const { data, error, needsPurpose, purpose } = useCaseDocuments(caseId);
  if (needsPurpose) return <PurposeForm caseId={caseId} />;
  if (error) return <ProblemSummary error={error} />;
  if (!data) return <Waiting />;
  if (data.data.length === 0) return <p className="empty">{t('documents.none')}</p>;
  return <DocumentList documents={data.data} {...(purpose && { purpose })} />;
}
