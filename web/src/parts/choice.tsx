/** A box to tick or a button of several, as the browser has them, with its words beside. */
import type { InputHTMLAttributes } from 'react';

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  type: 'checkbox' | 'radio';
  label: string;
  testId?: string;
  hideLabel?: boolean;
}

export function Choice({ label, testId, hideLabel = false, ...input }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...input} {...(testId && { 'data-testid': testId })} />
      <span className={hideLabel ? 'cds--visually-hidden' : ''}>{label}</span>
    </label>
  );
}
