import { Button } from '@carbon/react';
import { useState } from 'react';
import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Due, DueDone } from '../parts/due';
import { momentText } from '../i18n/format';
import { Dialog } from '../parts/dialog';
import { WhyThisDate, useDeadlines } from './why-this-date';

/** When the case is due, and why then. */
export function CaseDue({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <span data-testid="case-due" className="case-due">
      {t('due.label')}:{' '}
      {view.status === 'settled' ? <DueDone at={view.dueAt} /> : <Due at={view.dueAt} exact />}
      <Button kind="ghost" size="sm" data-testid="why" onClick={() => setOpen(true)}>
        {t('why')}
      </Button>
      {open && <WhyDialog view={view} onClose={() => setOpen(false)} />}
    </span>
  );
}

function WhyDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTexts();
  const { data } = useDeadlines(view.caseId);
  return (
    <Dialog title={`${t('why')} ${momentText(view.dueAt)}`} onClose={onClose}>
      {data && <WhyThisDate date={data} />}
      <Button kind="secondary" onClick={onClose} autoFocus>
        {t('close')}
      </Button>
    </Dialog>
  );
}
