/** Shows one paper beside the dossier: pictures turn and grow, PDF has the browser's own tools. */
import { Button } from '@carbon/react';
import { useState } from 'react';
import { useTexts } from '../i18n/index';
import { documentAddress, type PaperRow } from './paper-row';

const zooms = [1, 1.5, 2, 3] as const;

interface ViewerProps {
  documents: readonly PaperRow[];
  at: number;
  onMove: (at: number) => void;
}

export function Viewer({ documents, at, onMove }: ViewerProps) {
  const { t } = useTexts();
  const row = documents[at];
  if (!row) return null;
  const move = (by: number): void => onMove((at + by + documents.length) % documents.length);
  return (
    <section className="viewer" aria-label={t('documents.viewer')}>
      <div className="row">
        <Button kind="ghost" size="sm" data-testid="viewer-previous" onClick={() => move(-1)}>
          {t('documents.previous')}
        </Button>
        <span aria-live="polite">
          {at + 1}/{documents.length} · {row.name}
        </span>
        <Button kind="ghost" size="sm" data-testid="viewer-next" onClick={() => move(1)}>
          {t('documents.next')}
        </Button>
      </div>
      {row.mediaType === 'application/pdf' ? (
        <iframe title={row.name} src={documentAddress(row)} className="paper" />
      ) : (
        <Picture key={row.documentId} row={row} />
      )}
    </section>
  );
}

function Picture({ row }: { row: PaperRow }) {
  const { t } = useTexts();
  const [zoom, setZoom] = useState(0);
  const [turned, setTurned] = useState(0);
  return (
    <>
      <div className="row">
        <Button
          kind="ghost"
          size="sm"
          data-testid="viewer-zoom"
          onClick={() => setZoom((zoom + 1) % zooms.length)}
        >
          {t('documents.zoom')} {zooms[zoom]}×
        </Button>
        <Button kind="ghost" size="sm" data-testid="viewer-turn" onClick={() => setTurned((turned + 1) % 4)}>
          {t('documents.turn')}
        </Button>
      </div>
      <div className="paper" tabIndex={0} role="group" aria-label={row.name}>
        <img
          src={documentAddress(row)}
          alt={row.name}
          className={`zoom-${String(zoom)} turn-${String(turned)}`}
        />
      </div>
    </>
  );
}
