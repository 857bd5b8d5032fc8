/** The result of a grant as it is proposed; each member may be typed over. */
import { TextInput } from '@carbon/react';
import type { TaskDetail } from '../http/shapes';
import { useTexts } from '../i18n/index';
import type { DecisionForm } from './decision-form';
import { resultLabel } from './result-labels';

/** What no book of ours can propose. */
const onlyTyped: Readonly<Record<string, Record<string, unknown>>> = {
  'health-insurance': { cardNumber: null },
};

interface ResultFieldsProps {
  task: TaskDetail;
  form: DecisionForm;
  change: (form: DecisionForm) => void;
}

export function ResultFields({ task, form, change }: ResultFieldsProps) {
  const { t, language } = useTexts();
  const proposed = { ...onlyTyped[task.step], ...task.proposal };
  const members = Object.entries(proposed).filter(([, value]) => typeof value !== 'object' || value === null);
  if (members.length === 0) return null;
  return (
    <fieldset className="stack fields">
      <legend>{t('result.title')}</legend>
      {members.map(([name, value]) => (
        <TextInput
          key={name}
          id={`result-${name}`}
          data-testid={`input-/result/${name}`}
          labelText={resultLabel(name, language)}
          value={form.result[name] ?? (value === null ? '' : String(value as string | number))}
          onChange={(event) => change({ ...form, result: { ...form.result, [name]: event.target.value } })}
        />
      ))}
    </fieldset>
  );
}
