import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../http/client';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useUsers } from './users';

/** Whoever is back before the end takes over again. */
export function DelegationNow() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { me } = useUsers();
  const end = useMutation({
    mutationFn: () => call('delete', '/v1/users/{subject}/delegation', { path: { subject: 'me' } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
  if (!me?.absentUntil) return null;
  return (
    <>
      <span>{t('delegation.now', { at: momentText(me.absentUntil) })}</span>
      <Button kind="tertiary" type="button" data-testid="delegation-end" onClick={() => end.mutate()}>
        {t('delegation.end')}
      </Button>
    </>
  );
}
