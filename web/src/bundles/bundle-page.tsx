/** A bundle as a graph, and the same as a list. */
import { useParams } from 'react-router';
import { useBundle } from '../cases/use-bundle';
import { useTexts } from '../i18n/index';
import type { Schemas } from '../http/shapes';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { BundleGraph } from './bundle-graph';
import { termText } from './term-text';

export function BundlePage() {
  const { t, language } = useTexts();
  const { bundle: id = '' } = useParams();
  const bundle = useBundle(id);
  if (!bundle)
    return (
      <Page title={t('bundle.title')}>
        <Waiting />
      </Page>
    );
  return (
    <Page title={bundle.names[language]}>
      <p>
        {bundle.legalBasis} · {t('bundle.edition', { day: bundle.edition })} · {termText(bundle.term, t)}
      </p>
      <div className="timeline-scroll" tabIndex={0} role="group" aria-label={t('bundle.graph')}>
        <BundleGraph bundle={bundle} />
      </div>
      <h2>{t('bundle.list')}</h2>
      <ol>
        {bundle.steps.map((step) => (
          <StepItem key={step.id} step={step} steps={bundle.steps} />
        ))}
      </ol>
    </Page>
  );
}

function StepItem({ step, steps }: { step: Schemas['BundleStep']; steps: readonly Schemas['BundleStep'][] }) {
  const { t, language } = useTexts();
  const before = step.after.map((id) => steps.find((one) => one.id === id)?.names[language] ?? id);
  return (
    <li>
      <strong>{step.names[language]}</strong>: {step.agencyNames[language]}; {termText(step.term, t)}
      {before.length > 0 && <>; {t('bundle.after', { steps: before.join(', ') })}</>}
      {step.optional && <>; {t('bundle.optional')}</>}. {step.legalBasis}
    </li>
  );
}
