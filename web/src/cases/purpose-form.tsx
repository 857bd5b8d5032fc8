/** Asks why somebody wants to read what is personal, before it is shown. */
import { Button, Select, SelectItem, TextArea } from '@carbon/react';
import { useState, type SubmitEvent } from 'react';
import { useTexts } from '../i18n/index';
import { ErrorSummary } from '../parts/error-summary';
import { givePurpose, purposes, type PurposeCode } from './purpose';

const shortest = 10;
const longest = 500;

export function PurposeForm({ caseId }: { caseId: string }) {
  const { t } = useTexts();
  const [code, setCode] = useState<PurposeCode>('complaint');
  const [note, setNote] = useState('');
  const [short, setShort] = useState(false);
  const give = (event: SubmitEvent): void => {
    event.preventDefault();
    if (note.trim().length < shortest) setShort(true);
    else givePurpose(caseId, { code, note: note.trim() });
  };
  return (
    <form className="stack narrow" noValidate onSubmit={give}>
      <p>{t('purpose.why')}</p>
      {short && (
        <ErrorSummary
          title={t('error.title')}
          errors={[{ text: t('purpose.short'), field: 'purpose-note' }]}
        />
      )}
      <Select
        id="purpose"
        data-testid="purpose"
        labelText={t('purpose.label')}
        value={code}
        onChange={(event) => setCode(purposes.find((one) => one === event.target.value) ?? 'complaint')}
      >
        {purposes.map((one) => (
          <SelectItem key={one} value={one} text={t(`purpose.${one}`)} />
        ))}
      </Select>
      <TextArea
        id="purpose-note"
        data-testid="purpose-note"
        labelText={t('purpose.note')}
        maxLength={longest}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" data-testid="confirm">
        {t('purpose.confirm')}
      </Button>
    </form>
  );
}
