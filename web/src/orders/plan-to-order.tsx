/** What an order would do, before it is given. */
import { Button } from '@carbon/react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseView, Plan } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Confirm } from '../parts/confirm';
import { ErrorSummary } from '../parts/error-summary';
import { refusalText } from '../tasks/task-calls';
import type { OrderKind } from './order-calls';
import { PlanView } from './plan-view';

interface PlanToOrderProps {
  view: CaseView;
  kind: OrderKind;
  plan: Plan;
  give: UseMutationResult<unknown, Error, Plan>;
  back: () => void;
}

export function PlanToOrder({ view, kind, plan, give, back }: PlanToOrderProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const order = (): void => give.mutate(plan, { onSettled: () => setAsking(false) });
  return (
    <section className="stack" data-testid="plan" aria-labelledby="plan-title">
      <h2 id="plan-title" ref={heading} tabIndex={-1}>
        {t('plan.title')}
      </h2>
      {give.error && !asking && <ErrorSummary title={refusalText(give.error, t)} />}
      <PlanView view={view} kind={kind} plan={plan} />
      <div className="row">
        <Button kind="secondary" onClick={back}>
          {t('file.change')}
        </Button>
        <Button data-testid="order" onClick={() => setAsking(true)}>
          {t('plan.order')}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t('plan.order')}
          busy={give.isPending}
          onConfirm={order}
          onClose={() => setAsking(false)}
        >
          <p>
            {t(`order.${kind}`)}: {view.caseCode}
          </p>
        </Confirm>
      )}
    </section>
  );
}
