/** What the caller may order now of a case: a menu of links to the forms. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useStepNames } from '../cases/use-bundle';
import { actionsOf, type Action } from './actions';

export function OrderMenu({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLUListElement>(null);
  const actions = actionsOf(view);
  useEffect(() => {
    if (open) menu.current?.querySelector('a')?.focus();
  }, [open]);
  if (actions.length === 0) return null;
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="order-menu" onKeyDown={close}>
      <button
        ref={button}
        type="button"
        className="cds--btn cds--btn--tertiary cds--btn--md"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('orders.menu')} ▾
      </button>
      {open && (
        <ul id={id} ref={menu}>
          {actions.map((action) => (
            <OrderLink key={`${action.order}${action.step ?? ''}`} view={view} action={action} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OrderLink({ view, action: { order, step } }: { view: CaseView; action: Action }) {
  const { t } = useTexts();
  const stepName = useStepNames();
  const to = {
    correction: `/cases/${view.caseId}/correct`,
    revocation: `/cases/${view.caseId}/revoke/${step ?? ''}`,
    withdrawal: `/cases/${view.caseId}/withdraw`,
  }[order];
  return (
    <li>
      <Link to={to} data-testid={`order-${order}`}>
        {t(`order.${order}`)}
        {step && `: ${stepName(view.bundle, step)}`}
      </Link>
    </li>
  );
}
