import { Link } from 'react-router';
import { useTexts } from '../i18n/index';
import { Page } from '../parts/page';

export function NotFoundPage() {
  const { t } = useTexts();
  return (
    <Page title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </Page>
  );
}
