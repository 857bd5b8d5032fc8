import { Button } from '@carbon/react';
import { useTexts } from '../i18n/index';

/** What no page expected: said, with a way on; nothing that was kept is lost by a reload. */
export function PageError() {
  const { t } = useTexts();
  return (
    <div className="page-error">
      <h1>{t('error.title')}</h1>
      <p>{t('error.unknown')}</p>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </div>
  );
}
