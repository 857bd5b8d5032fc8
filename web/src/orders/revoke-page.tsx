/** Takes back what a step has granted, by decision of an authority. */
import { useParams } from 'react-router';
import { useStepNames } from '../cases/use-bundle';
import { useTexts } from '../i18n/index';
import { DecisionOfAuthority, OrderReason } from './decision-fields';
import { OrderFlow } from './order-flow';
import { decisionOf, fieldOf } from './order-form';
import { OrderPage, type FormProps } from './order-page';
import { useOrderForm } from './use-order-form';

export function RevokePage() {
  const { t } = useTexts();
  const { step = '' } = useParams();
  return (
    <OrderPage
      title={t('order.revocation')}
      order={`revocation/${step}`}
      form={(props) => <RevokeForm {...props} step={step} />}
    />
  );
}

function RevokeForm({ view, order, first, step }: FormProps & { step: string }) {
  const { form, change, draft, onGiven } = useOrderForm(view, 'revocation', order, first);
  const stepName = useStepNames();
  const body = { step, decision: decisionOf(form), reason: form.reason.trim() };
  return (
    <OrderFlow
      view={view}
      order={{ kind: 'revocation', caseId: view.caseId, body }}
      {...{ draft, onGiven, fieldOf }}
    >
      <p>{stepName(view.bundle, step)}</p>
      <DecisionOfAuthority form={form} change={change} />
      <OrderReason form={form} change={change} />
    </OrderFlow>
  );
}
