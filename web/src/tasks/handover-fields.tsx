import { TextInput } from '@carbon/react';
import { useTexts } from '../i18n/index';
import { useColleagues } from '../me/users';
import { Pick } from '../parts/pick';

export interface Handover {
  to: string;
  note: string;
}

export function HandoverFields({ value, change }: { value: Handover; change: (value: Handover) => void }) {
  const { t } = useTexts();
  const colleagues = useColleagues();
  return (
    <>
      <Pick
        id="handover-to"
        label={t('handover.to')}
        options={colleagues.map(({ subject, name, absentUntil }) => [
          subject,
          absentUntil ? `${name} (${t('handover.absent')})` : name,
        ])}
        value={value.to}
        change={(to) => change({ ...value, to })}
      />
      <TextInput
        id="handover-note"
        data-testid="handover-note"
        labelText={t('handover.note')}
        value={value.note}
        onChange={(event) => change({ ...value, note: event.target.value })}
      />
    </>
  );
}
