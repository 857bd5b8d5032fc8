/** What is done with several tasks at once, each for itself; what came of each is said. */
import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, insist, type Reply } from '../http/client';
import type { Task } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { Dialog } from '../parts/dialog';
import { ProblemSummary } from '../parts/error-summary';
import { HandoverFields, type Handover } from './handover-fields';

const actions = ['claim', 'release', 'handover', 'grant'] as const;
type Action = (typeof actions)[number];
type Results = Reply<'/v1/tasks/bulk', 'post'>['results'];

interface BulkBarProps {
  rows: readonly Task[];
  selected: readonly string[];
  clear: () => void;
}

export function BulkBar({ rows, selected, clear }: BulkBarProps) {
  const { t } = useTexts();
  const [action, setAction] = useState<Action>();
  const [results, setResults] = useState<Results>();
  const [handover, setHandover] = useState<Handover>({ to: '', note: '' });
  const give = useMutation({
    mutationFn: (asked: Action) =>
      insist((key) =>
        call('post', '/v1/tasks/bulk', {
          body: { action: asked, taskIds: selected, ...(asked === 'handover' && handover) },
          key,
        }),
      ),
    onSuccess: (reply) => {
      setAction(undefined);
      setResults(reply.results);
      clear();
    },
  });
  return (
    <div className="row bulk" role="group" aria-label={t('bulk.label')}>
      {actions.map((one) => (
        <Button
          key={one}
          kind="tertiary"
          size="sm"
          data-testid={`bulk-${one}`}
          disabled={selected.length === 0}
          onClick={() => setAction(one)}
        >
          {t(`verb.${one}`)}
        </Button>
      ))}
      <span aria-live="polite">{t('bulk.selected', { n: selected.length })}</span>
      {action && (
        <Confirm
          title={t(`verb.${action}`)}
          busy={give.isPending}
          onConfirm={() => give.mutate(action)}
          onClose={() => setAction(undefined)}
        >
          {give.error && <ProblemSummary error={give.error} />}
          <p>{t('bulk.selected', { n: selected.length })}</p>
          {action === 'handover' && <HandoverFields value={handover} change={setHandover} />}
        </Confirm>
      )}
      {results && <BulkResults rows={rows} results={results} onClose={() => setResults(undefined)} />}
    </div>
  );
}

function BulkResults({
  rows,
  results,
  onClose,
}: {
  rows: readonly Task[];
  results: Results;
  onClose: () => void;
}) {
  const { t } = useTexts();
  return (
    <Dialog title={t('bulk.results')} onClose={onClose}>
      <ul>
        {results.map(({ taskId, ok, detail, code }) => (
          <li key={taskId} data-testid={`bulk-result-${taskId}`}>
            {rows.find((row) => row.taskId === taskId)?.caseCode ?? taskId}:{' '}
            {ok ? t('bulk.ok') : (detail ?? code)}
          </li>
        ))}
      </ul>
      <Button onClick={onClose} data-focus>
        {t('close')}
      </Button>
    </Dialog>
  );
}
