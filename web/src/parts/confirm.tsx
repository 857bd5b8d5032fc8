/** Asks once more before something is done that others see; its button has the focus. */
import { Button } from '@carbon/react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index';
import { Dialog } from './dialog';

export interface ConfirmProps {
  /** Named as the button that asks. */
  title: string;
  onConfirm: () => void;
  onClose: () => void;
  busy?: boolean;
  /** With fields of its own, the first of them has the focus. */
  fields?: boolean;
  children?: ReactNode;
}

export function Confirm({ title, onConfirm, onClose, busy = false, fields = false, children }: ConfirmProps) {
  const { t } = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onConfirm();
        }}
      >
        {children}
        <div className="row">
          <Button
            type="submit"
            data-testid="confirm"
            {...(!fields && { 'data-focus': true })}
            disabled={busy}
          >
            {title}
          </Button>
          <Button kind="secondary" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
