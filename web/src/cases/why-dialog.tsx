import { Button } from '@carbon/react';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/index';
import { Dialog } from '../parts/dialog';

/** The button beside a due date, and what it opens. */
export function Why({ children }: { children: () => ReactNode }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button kind="ghost" size="sm" type="button" data-testid="why" onClick={() => setOpen(true)}>
        {t('why')}
      </Button>
      {isOpen && (
        <Dialog title={t('why')} onClose={close}>
          {children()}
          <Button kind="secondary" onClick={close} data-focus>
            {t('close')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
