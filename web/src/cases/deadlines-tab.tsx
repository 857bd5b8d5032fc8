import type { CaseView } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { useBundle, useStepNames } from './use-bundle';
import { useDeadlines, WhyThisDate } from './why-this-date';

export function DeadlinesTab({ view }: { view: CaseView }) {
  const { t } = useTexts();
  const stepName = useStepNames();
  const { data, error } = useDeadlines(view.caseId);
  const form = useBundle(view.bundle, view.edition);
  const basisOf = (step: string): { basis?: string } => {
    const basis = form?.steps.find(({ id }) => id === step)?.legalBasis;
    return basis ? { basis } : {};
  };
  if (error) return <ProblemSummary error={error} />;
  if (!data) return <Waiting />;
  return (
    <>
      <h2>{t('why.bundle')}</h2>
      <WhyThisDate date={data} {...(form && { basis: form.legalBasis })} />
      {data.newerCalendar && <p>{t('why.newerCalendar', { version: data.newerCalendar.version })}</p>}
      {data.steps.map((step) => (
        <section key={step.id}>
          <h2>{stepName(view.bundle, step.id)}</h2>
          {step.setBy === 'bundle' && <p>{t('why.byBundle')}</p>}
          <WhyThisDate date={step} {...basisOf(step.id)} />
        </section>
      ))}
    </>
  );
}
