/** A plan in words: what is done again or taken back, what stands, what changes, and who is told. */
import { partyLabel, standsLabel } from '../../../domain/labels';
import { useBundle, useStepNames } from '../cases/use-bundle';
import { asNode, fullLabelAt } from '../form/schema';
import { valueText } from '../form/form-values';
import { useUnitNames } from '../form/units';
import type { CaseView, Plan } from '../http/shapes';
import { useTexts } from '../i18n/index';
import type { OrderKind } from './order-calls';

interface PlanViewProps {
  view: CaseView;
  kind: OrderKind;
  plan: Plan;
}

export function PlanView({ view, kind, plan }: PlanViewProps) {
  const { t } = useTexts();
  const done = {
    correction: t('plan.again'),
    revocation: t('order.revocation'),
    withdrawal: t('order.revocation'),
  }[kind];
  const first = plan.withdrawn.filter((step) => !plan.steps.includes(step));
  return (
    <>
      {plan.warnings.map(({ pointer, code, detail }) => (
        <p key={`${pointer}${code}`} className="hold" data-testid={`warning-${code}`}>
          {detail}
        </p>
      ))}
      <StepList view={view} title={t('plan.withdrawn')} steps={first} testId="plan-step" />
      <StepList view={view} title={done} steps={plan.steps} testId="plan-step" />
      <StepList
        view={view}
        title={t('plan.stands')}
        steps={plan.stands.map(({ step }) => step)}
        why={plan.stands}
        testId="plan-stands"
      />
      {plan.changes.length > 0 && <Changes view={view} changes={plan.changes} />}
      <Told plan={plan} />
    </>
  );
}

interface StepListProps {
  view: CaseView;
  title: string;
  steps: readonly string[];
  /** Why each of them. */
  why?: Plan['stands'];
  testId: string;
}

function StepList({ view, title, steps, why = [], testId }: StepListProps) {
  const { language } = useTexts();
  const stepName = useStepNames();
  const agencyOf = (step: string): string => view.steps.find(({ id }) => id === step)?.agency ?? '';
  const reasonOf = (step: string): string | undefined => why.find((one) => one.step === step)?.reason;
  if (steps.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ol>
        {steps.map((step) => {
          const reason = reasonOf(step);
          return (
            <li key={step} data-testid={`${testId}-${step}`}>
              {stepName(view.bundle, step)} · {partyLabel(agencyOf(step), language)}
              {reason && <> – {standsLabel(reason, language)}</>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Changes({ view, changes }: { view: CaseView; changes: Plan['changes'] }) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  const units = useUnitNames();
  const form = useBundle(view.bundle, view.edition);
  if (!form) return null;
  const root = asNode(form.declarationSchema);
  const text = (pointer: string, value: unknown): string =>
    value === null || value === undefined ? '–' : valueText({ root, pointer, value, language, units });
  return (
    <table className="table cards">
      <caption>{t('plan.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('plan.field')}</th>
          <th scope="col">{t('plan.from')}</th>
          <th scope="col">{t('plan.to')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ step, pointer, from, to }) => (
          <tr key={`${step}${pointer}`}>
            <td data-label={t('column.step')}>{stepName(view.bundle, step)}</td>
            <th scope="row" data-label={t('plan.field')}>
              {fullLabelAt(root, pointer, language)}
            </th>
            <td data-label={t('plan.from')}>{text(pointer, from)}</td>
            <td data-label={t('plan.to')}>{text(pointer, to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Told({ plan: { notices, messages } }: { plan: Plan }) {
  const { t, language } = useTexts();
  const agencies = [...new Set(notices.map(({ agency }) => agency))];
  if (agencies.length + messages.length === 0) return null;
  return (
    <div>
      <h3>{t('plan.told')}</h3>
      <ul className="bullets">
        {agencies.map((agency) => (
          <li key={agency}>{partyLabel(agency, language)}</li>
        ))}
        {messages.map(({ template, [language]: { sms, email } }) => (
          <li key={template}>
            {t('plan.family')}: {sms ?? email.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
