/** Why an agency is to be decided for by others from now on, and where. */
import { TextInput } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyId } from '../../../domain/agencies';
import { partyLabel } from '../../../domain/labels';
import { call } from '../http/client';
import { capital } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { ErrorSummary, ProblemSummary } from '../parts/error-summary';
import { useToast } from '../parts/toast';
import { ReasonText } from '../parts/reason-text';

export type Mode = 'desk' | 'system';

interface ModeDialogProps {
  agency: AgencyId;
  mode: Mode;
  onClose: () => void;
}

const codesIn = (text: string): string[] => text.split(/[\s,]+/).filter((code) => code !== '');

export function ModeDialog({ agency, mode, onClose }: ModeDialogProps) {
  const { t, language } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [only, setOnly] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      call('put', '/v1/ops/agencies/{agency}/mode', {
        path: { agency },
        body: { mode, reason: reason.trim(), ...(codesIn(only).length > 0 && { only: codesIn(only) }) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['agencies'] });
      say(`${capital(partyLabel(agency, language))}: ${t(`mode.${mode}`)}`);
      onClose();
    },
  });
  return (
    <Confirm
      title={t('agencies.change')}
      fields
      busy={change.isPending}
      onConfirm={() => (reason.trim() ? change.mutate() : setMissing(true))}
      onClose={onClose}
    >
      {isMissing && (
        <ErrorSummary title={t('error.title')} errors={[{ text: t('missing.why'), field: 'mode-reason' }]} />
      )}
      {change.error && <ProblemSummary error={change.error} />}
      <p>
        {capital(partyLabel(agency, language))} → {t(`mode.${mode}`)}. {t('agencies.fromNow')}
      </p>
      <ReasonText id="mode-reason" maxLength={2000} rows={2} value={reason} change={setReason} />
      {mode === 'desk' && (
        <TextInput
          id="mode-only"
          data-testid="mode-only"
          labelText={t('agencies.onlyCodes')}
          value={only}
          onChange={(event) => setOnly(event.target.value)}
        />
      )}
    </Confirm>
  );
}
