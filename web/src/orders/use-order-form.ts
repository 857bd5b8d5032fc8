/** An order as it is typed, kept as the draft of its case; and what follows once it is given. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { useToast } from '../parts/toast';
import { forgetDraft, useKeptDraft } from '../tasks/use-draft';
import type { OrderKind } from './order-calls';
import type { ChangeForm, OrderForm } from './order-form';

export const draftKeyOf = (caseId: string): string => `order:${caseId}`;

export function useOrderForm(view: CaseView, kind: OrderKind, order: string, first: OrderForm) {
  const { t } = useTexts();
  const say = useToast();
  const navigate = useNavigate();
  const [form, setForm] = useState(first);
  const key = draftKeyOf(view.caseId);
  const draft = useKeptDraft(key, { order, form }, { order, form: first });
  const change: ChangeForm = (part) => setForm((now) => ({ ...now, ...part }));
  const onGiven = (): void => {
    forgetDraft(key);
    say(t('plan.given', { order: t(`order.${kind}`), code: view.caseCode }));
    void navigate(`/cases/${view.caseId}`);
  };
  return { form, change, draft, onGiven };
}
