/** Takes a case back for the family, as far as nothing has been decided. */
import { useTexts } from '../i18n/index';
import { OrderReason } from './decision-fields';
import { OrderFlow } from './order-flow';
import { fieldOf } from './order-form';
import { OrderPage, type FormProps } from './order-page';
import { useOrderForm } from './use-order-form';

export function WithdrawPage() {
  const { t } = useTexts();
  return (
    <OrderPage
      title={t('order.withdrawal')}
      order="withdrawal"
      form={(props) => <WithdrawForm {...props} />}
    />
  );
}

function WithdrawForm({ view, order, first }: FormProps) {
  const { form, change, draft, onGiven } = useOrderForm(view, 'withdrawal', order, first);
  return (
    <OrderFlow
      view={view}
      order={{ kind: 'withdrawal', caseId: view.caseId, body: { reason: form.reason.trim() } }}
      {...{ draft, onGiven, fieldOf }}
    >
      <OrderReason form={form} change={change} />
    </OrderFlow>
  );
}
