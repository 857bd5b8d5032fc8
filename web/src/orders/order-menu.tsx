/** What the caller may order now of a case: a menu of links to the forms, and of what needs no plan. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useStepNames } from '../cases/use-bundle';
import { OrderDialog, type StepVerb } from '../ops/order-dialog';
import { actionsOf, type Action } from './actions';

interface Asked {
  verb: StepVerb;
  step: string;
}

export function OrderMenu({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<Asked>();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLUListElement>(null);
  const actions = actionsOf(view);
  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('a, button')?.focus();
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
        data-testid="orders"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('orders.menu')} ▾
      </button>
      {open && (
        <ul id={id} ref={menu}>
          {actions.map((action) => (
            <OrderItem
              key={`${action.order}${action.step ?? ''}`}
              view={view}
              action={action}
              ask={(asked) => {
                setOpen(false);
                setAsking(asked);
              }}
            />
          ))}
        </ul>
      )}
      {asking && <OrderDialog caseId={view.caseId} {...asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

interface OrderItemProps {
  view: CaseView;
  action: Action;
  ask: (asked: Asked) => void;
}

function OrderItem({ view, action: { order, step = '' }, ask }: OrderItemProps) {
  const { t } = useTexts();
  const stepName = useStepNames();
  const text = [
    order === 'retry' || order === 'skip' ? t(`ops.${order}`) : t(`order.${order}`),
    ...(step ? [stepName(view.bundle, step)] : []),
  ].join(': ');
  if (order === 'retry' || order === 'skip')
    return (
      <li>
        <button type="button" data-testid={`order-${order}`} onClick={() => ask({ verb: order, step })}>
          {text}
        </button>
      </li>
    );
  const to = { correction: 'correct', revocation: `revoke/${step}`, withdrawal: 'withdraw' }[order];
  return (
    <li>
      <Link to={`/cases/${view.caseId}/${to}`} data-testid={`order-${order}`}>
        {text}
      </Link>
    </li>
  );
}
