/** The decision of an authority that an order rests on, and why it is given. */
import { TextInput } from '@carbon/react';
import { useTexts } from '../i18n/index';
import type { ChangeForm, OrderForm } from './order-form';
import { ReasonText } from '../parts/reason-text';

interface FieldsProps {
  form: OrderForm;
  change: ChangeForm;
}

export function DecisionOfAuthority({ form, change }: FieldsProps) {
  const { t } = useTexts();
  return (
    <fieldset className="group stack narrow">
      <legend>{t('orderForm.decision')}</legend>
      {(['number', 'on', 'by'] as const).map((name) => (
        <TextInput
          key={name}
          id={`input-/decision/${name}`}
          data-testid={`input-/decision/${name}`}
          type={name === 'on' ? 'date' : 'text'}
          labelText={t(`orderForm.${name}`)}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      ))}
    </fieldset>
  );
}

export function OrderReason({ form, change }: FieldsProps) {
  return (
    <ReasonText
      className="narrow"
      id="reason-text"
      maxLength={2000}
      rows={3}
      value={form.reason}
      change={(reason) => change({ reason })}
    />
  );
}
