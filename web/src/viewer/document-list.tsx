/** Papers with where they come from; pictures and PDF are shown, what was not found clean says why not. */
import { Button } from '@carbon/react';
import { useState } from 'react';
import { send } from '../http/client';
import { useTexts } from '../i18n/index';
import { purposeHeaders, type Purpose } from '../cases/purpose';
import { Viewer } from './viewer';
import { documentAddress, isShown, type PaperRow } from './paper-row';

export function DocumentList({ documents, purpose }: { documents: readonly PaperRow[]; purpose?: Purpose }) {
  const [open, setOpen] = useState(0);
  const shown = documents.filter(isShown);
  return (
    <>
      <ul className="documents">
        {documents.map((row, index) => (
          <DocumentRow
            key={row.documentId ?? `${row.kind}${String(index)}`}
            row={row}
            {...(purpose && { purpose })}
            onShow={() => setOpen(shown.indexOf(row))}
          />
        ))}
      </ul>
      {!purpose && shown.length > 0 && <Viewer documents={shown} at={open} onMove={setOpen} />}
    </>
  );
}

interface RowProps {
  row: PaperRow;
  purpose?: Purpose;
  onShow: () => void;
}

function DocumentRow({ row, purpose, onShow }: RowProps) {
  const { t } = useTexts();
  const { scan, step, size, round = 1 } = row;
  const origin = round <= 1 ? t('documents.filing') : t('documents.round', { n: round });
  return (
    <li data-testid={`document-${row.documentId ?? row.kind}`}>
      <span>
        <strong>{row.name}</strong> · {row.kind} · {[step, origin].filter(Boolean).join(', ')}
        {size !== undefined && ` · ${String(Math.ceil(size / 1024))} KiB`}
        {scan && <> · {t(`scan.${scan}`)}</>}
      </span>
      {isShown(row) && !purpose && (
        <Button kind="ghost" size="sm" onClick={onShow}>
          {t('documents.show')}
        </Button>
      )}
      {isShown(row) && purpose && (
        <Button kind="ghost" size="sm" onClick={() => void download(row, purpose)}>
          {t('documents.download')}
        </Button>
      )}
    </li>
  );
}

/** With a purpose, which only a call of ours can name. */
async function download(row: PaperRow, purpose: Purpose): Promise<void> {
  const response = await send('get', documentAddress(row), { headers: purposeHeaders(purpose) });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = row.name;
  link.click();
  URL.revokeObjectURL(address);
}
