/** Form, plan, order: what is given is what was shown, or the new plan is shown instead. */
import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { problemOf } from '../http/problem';
import type { CaseView, Plan } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { DraftNote } from '../parts/draft-note';
import { ProblemSummary } from '../parts/error-summary';
import type { DraftState } from '../tasks/use-draft';
import { giveOrder, planOf, type Order } from './order-calls';
import { PlanToOrder } from './plan-to-order';

interface OrderFlowProps {
  view: CaseView;
  order: Order;
  draft: DraftState;
  /** Id of the field that the API's word on a pointer is about. */
  fieldOf: (pointer: string) => string;
  onGiven: () => void;
  children: ReactNode;
}

export function OrderFlow({ view, order, draft, fieldOf, onGiven, children }: OrderFlowProps) {
  const { t } = useTexts();
  const [plan, setPlan] = useState<Plan>();
  const ask = useMutation({ mutationFn: () => planOf(order), onSuccess: setPlan });
  const give = useMutation({
    mutationFn: (shown: Plan) => giveOrder(order, shown),
    onSuccess: onGiven,
    // Refused together with the new plan, so that nobody orders by the old one again.
    onError: async (error) => {
      if (problemOf(error)?.code === 'plan-changed') await ask.mutateAsync().catch(() => undefined);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  const back = (): void => {
    setPlan(undefined);
    give.reset();
  };
  return (
    <>
      <Stages isPlan={plan !== undefined} />
      <form className="stack" noValidate hidden={plan !== undefined} onSubmit={submit}>
        {ask.error && <ProblemSummary error={ask.error} fieldOf={fieldOf} />}
        {children}
        <div className="row">
          <Button type="submit" data-testid="plan-next" disabled={ask.isPending}>
            {t('file.next')}
          </Button>
          <DraftNote state={draft} />
        </div>
      </form>
      {plan && <PlanToOrder view={view} kind={order.kind} plan={plan} give={give} back={back} />}
    </>
  );
}

const stages = ['form', 'plan', 'give'] as const;

function Stages({ isPlan }: { isPlan: boolean }) {
  const { t } = useTexts();
  const now = isPlan ? 'plan' : 'form';
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li key={stage} {...(stage === now && { 'aria-current': 'step' })}>
          {t(`stage.${stage}`)}
        </li>
      ))}
    </ol>
  );
}
