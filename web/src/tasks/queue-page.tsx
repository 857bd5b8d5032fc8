/** A list of work. While it is shown no row is added, removed or moved; what is new is counted in a banner. */
import { Button } from '@carbon/react';
import { useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { queueIds, type QueueId } from '../http/shapes';
import { useKeys } from '../app/shortcuts';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { BulkBar } from './bulk-bar';
import { HoldBanner } from './hold-banner';
import { QueueFilters, taskFilters } from './queue-filters';
import { QueueTable } from './queue-table';
import { useQueue } from './use-queue';

export function QueuePage() {
  const { t } = useTexts();
  const { queue: asked } = useParams();
  const queue = queueIds.find((id) => id === asked) ?? 'waiting';
  return (
    <Page title={t(`queue.${queue}`)}>
      <Queue key={queue} queue={queue} />
    </Page>
  );
}

function Queue({ queue }: { queue: QueueId }) {
  const { t } = useTexts();
  const [params] = useSearchParams();
  const { list, rows, fresh, reload } = useQueue(queue, taskFilters(params));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const toggle = (taskId: string): void =>
    setSelected(selected.includes(taskId) ? selected.filter((one) => one !== taskId) : [...selected, taskId]);
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, toggle);
  return (
    <>
      <HoldBanner />
      <div className="banner-line" role="status">
        {fresh > 0 && (
          <Button kind="tertiary" size="sm" data-testid="banner" onClick={() => void reload()}>
            {t('queue.fresh', { n: fresh })}
          </Button>
        )}
      </div>
      <QueueFilters />
      {list.error && <ProblemSummary error={list.error} />}
      {list.isPending && <Waiting />}
      {list.isSuccess && rows.length === 0 && (
        <p className="empty">{t(queue === 'waiting' ? 'queue.emptyWaiting' : 'queue.empty')}</p>
      )}
      {rows.length > 0 && <BulkBar rows={rows} selected={selected} clear={() => setSelected([])} />}
      {rows.length > 0 && <QueueTable ref={table} rows={rows} selected={selected} toggle={toggle} />}
      {list.hasNextPage && (
        <Button kind="tertiary" onClick={() => void list.fetchNextPage()} disabled={list.isFetching}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** The row that has the focus, or holds what has. */
const focusedRow = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('tr[data-task]') ?? null;

function useRowKeys(table: { current: HTMLTableElement | null }, toggle: (taskId: string) => void): void {
  const navigate = useNavigate();
  const move = (by: number) => () => {
    const rows = [...(table.current?.querySelectorAll<HTMLElement>('tr[data-task]') ?? [])];
    const row = focusedRow();
    const at = row ? rows.indexOf(row) + by : by > 0 ? 0 : rows.length - 1;
    rows[Math.max(0, Math.min(at, rows.length - 1))]?.focus();
  };
  const press = (testId: string) => () =>
    focusedRow()?.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
  const onRow = (does: (taskId: string) => void) => () => {
    const taskId = focusedRow()?.dataset['task'];
    if (taskId) does(taskId);
  };
  useKeys({
    j: move(1),
    k: move(-1),
    Enter: (event) => {
      // Links and buttons in the row have their own Enter.
      if (event.target === focusedRow()) onRow((taskId) => void navigate(`/tasks/${taskId}`))();
      else if (event.target instanceof HTMLElement) event.target.click();
    },
    x: onRow(toggle),
    c: press('claim'),
    u: press('release'),
  });
}
