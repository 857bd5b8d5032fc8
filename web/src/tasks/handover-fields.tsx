import { Select, SelectItem, TextInput } from '@carbon/react';
import { useTexts } from '../i18n/index';
import { useColleagues } from '../me/delegation';

export interface Handover {
  to: string;
  note: string;
}

export function HandoverFields({ value, change }: { value: Handover; change: (value: Handover) => void }) {
  const { t } = useTexts();
  const colleagues = useColleagues();
  return (
    <>
      <Select
        id="handover-to"
        data-testid="handover-to"
        labelText={t('handover.to')}
        value={value.to}
        onChange={(event) => change({ ...value, to: event.target.value })}
      >
        <SelectItem value="" text="–" />
        {colleagues.map(({ subject, name, absentUntil }) => (
          <SelectItem
            key={subject}
            value={subject}
            text={absentUntil ? `${name} (${t('handover.absent')})` : name}
          />
        ))}
      </Select>
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
