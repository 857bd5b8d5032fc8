import { useTexts } from '../i18n/index';
import { useConnection } from './connection';

export function ConnectionStatus() {
  const { t } = useTexts();
  const state = useConnection();
  const text = { connected: '', away: t('connection.away'), back: t('connection.back') }[state];
  return (
    <div
      role="status"
      data-testid="connection"
      className={text ? `connection connection-${state}` : 'connection-none'}
    >
      {text}
    </div>
  );
}
