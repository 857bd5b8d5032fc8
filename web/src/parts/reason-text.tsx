/** Why something is done, in somebody's own words. */
import { TextArea } from '@carbon/react';
import type { ComponentProps } from 'react';
import { useTexts } from '../i18n/index';

interface ReasonTextProps extends Pick<
  ComponentProps<typeof TextArea>,
  'id' | 'className' | 'maxLength' | 'rows'
> {
  value: string;
  change: (reason: string) => void;
  label?: string;
}

export function ReasonText({ value, change, label, ...rest }: ReasonTextProps) {
  const { t } = useTexts();
  return (
    <TextArea
      {...rest}
      data-testid="reason-text"
      labelText={label ?? t('reason')}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}
