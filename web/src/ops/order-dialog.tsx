/** Tries a step again, or leaves it out, with a reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, insist } from '../http/client';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { ErrorSummary } from '../parts/error-summary';
import { useToast } from '../parts/toast';
import { refusalText } from '../tasks/task-calls';
import { ReasonText } from '../parts/reason-text';

export const stepVerbs = ['retry', 'skip'] as const;
export type StepVerb = (typeof stepVerbs)[number];

interface OrderDialogProps {
  verb: StepVerb;
  caseId: string;
  step: string;
  onClose: () => void;
}

export function OrderDialog({ verb, caseId, step, onClose }: OrderDialogProps) {
  const { t } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const give = useMutation({
    mutationFn: () =>
      insist((key) =>
        call('post', `/v1/ops/cases/{caseId}/steps/{step}/${verb}`, {
          path: { caseId, step },
          body: { reason: reason.trim() },
          key,
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['failures'] });
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
      say(t('ops.ordered', { verb: t(`ops.${verb}`) }));
      onClose();
    },
  });
  return (
    <Confirm
      title={t(`ops.${verb}`)}
      fields
      busy={give.isPending}
      onConfirm={() => (reason.trim() ? give.mutate() : setMissing(true))}
      onClose={onClose}
    >
      {isMissing && (
        <ErrorSummary title={t('error.title')} errors={[{ text: t('missing.why'), field: 'ops-reason' }]} />
      )}
      {give.error && <ErrorSummary title={refusalText(give.error, t)} />}
      <ReasonText id="ops-reason" value={reason} change={setReason} />
    </Confirm>
  );
}
