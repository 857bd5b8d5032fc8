/** One group of failures: its cases, and trying them again or leaving the step out, with a reason. */
import { Button, TextArea } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { partyLabel } from '../../../domain/labels';
import { call, insist } from '../http/client';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { ErrorSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { refusalText } from '../tasks/task-calls';
import { groupId, useAnyStepName, useFailures, type Group } from './failures-page';

const verbs = ['retry', 'skip'] as const;
type Verb = (typeof verbs)[number];

export function GroupPage() {
  const { t, language } = useTexts();
  const { group: id } = useParams();
  const stepName = useAnyStepName();
  const { data } = useFailures();
  const group = data?.data.find((one) => groupId(one) === id);
  return (
    <Page title={group ? group.cause : t('failures.group')}>
      {!data && <Waiting />}
      {data && !group && <p className="empty">{t('failures.groupGone')}</p>}
      {group && (
        <>
          <p>
            {stepName(group.step)} · {partyLabel(group.agency, language)} ·{' '}
            {t('failures.count', { n: group.cases })} ·{' '}
            {t('failures.since', { at: momentText(group.oldest) })}
          </p>
          <GroupCases group={group} />
        </>
      )}
    </Page>
  );
}

function GroupCases({ group }: { group: Group }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<{ verb: Verb; caseId: string }>();
  return (
    <>
      <ul className="documents">
        {group.caseIds.map((caseId) => (
          <li key={caseId} data-testid={`case-${caseId}`}>
            <Link to={`/cases/${caseId}`}>{caseId}</Link>
            <span className="row">
              {verbs.map((verb) => (
                <Button
                  key={verb}
                  size="sm"
                  kind="tertiary"
                  data-testid={verb}
                  onClick={() => setAsking({ verb, caseId })}
                >
                  {t(`ops.${verb}`)}
                </Button>
              ))}
              <CopyCommand command={`npx lienthong retry ${caseId} ${group.step} --reason "…"`} />
            </span>
          </li>
        ))}
      </ul>
      {asking && <OrderDialog step={group.step} {...asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function CopyCommand({ command }: { command: string }) {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="sm"
      kind="ghost"
      data-testid="copy-command"
      onClick={() =>
        void navigator.clipboard.writeText(command).then(
          () => setCopied(true),
          () => undefined,
        )
      }
    >
      {copied ? t('ops.copied') : t('ops.copy')}
    </Button>
  );
}

interface OrderDialogProps {
  verb: Verb;
  caseId: string;
  step: string;
  onClose: () => void;
}

function OrderDialog({ verb, caseId, step, onClose }: OrderDialogProps) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: () =>
      insist((key) =>
        call('post', `/v1/ops/cases/{caseId}/steps/{step}/${verb}`, {
          path: { caseId, step },
          body: { reason },
          key,
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['failures'] });
      onClose();
    },
  });
  return (
    <Confirm
      title={t(`ops.${verb}`)}
      fields
      busy={give.isPending}
      onConfirm={() => give.mutate()}
      onClose={onClose}
    >
      {give.error && <ErrorSummary title={refusalText(give.error, t)} />}
      <TextArea
        id="ops-reason"
        data-testid="reason-text"
        labelText={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  );
}
