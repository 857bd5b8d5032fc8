import { useTexts } from '../i18n/index';

export function Waiting() {
  const { t } = useTexts();
  return (
    <p className="waiting" role="status">
      {t('waiting')}
    </p>
  );
}
