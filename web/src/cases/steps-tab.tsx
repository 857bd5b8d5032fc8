/** Where each step stands, what is waited for, and what is to be recovered. */
import { claimStateLabel, awaitedLabel, partyLabel, stateLabel, thenLabel } from '../../../domain/labels';
import type { CaseView, Schemas } from '../http/shapes';
import { capital, moneyText, momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { Due } from '../parts/due';
import { State } from '../parts/state';
import { Timeline } from '../timeline/timeline';
import { useStepNames } from './use-bundle';
import { causeWord } from '../ops/cause-word';
import { Reason } from './reason';

export function StepsTab({ view }: { view: CaseView }) {
  const { t } = useTexts();
  return (
    <>
      <Timeline view={view} />
      <StepTable view={view} />
      {view.waitingFor.length > 0 && (
        <>
          <h2>{t('waitingFor.title')}</h2>
          <ul>
            {view.waitingFor.map((waiting) => (
              <WaitingLine
                key={`${waiting.who}${waiting.what}${waiting.step}`}
                view={view}
                waiting={waiting}
              />
            ))}
          </ul>
        </>
      )}
      {view.claims.length > 0 && <Claims claims={view.claims} />}
    </>
  );
}

function StepTable({ view }: { view: CaseView }) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  return (
    <table className="table cards">
      <caption>{t('steps.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.step')}</th>
          <th scope="col">{t('column.agency')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.due')}</th>
          <th scope="col">{t('column.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {view.steps.map((step) => (
          <tr key={step.id}>
            <th scope="row">{stepName(view.bundle, step.id)}</th>
            <td data-label={t('column.agency')}>{partyLabel(step.agency, language)}</td>
            <td data-label={t('column.state')}>
              <State code={step.state} text={capital(stateLabel(step.state, language))} />
            </td>
            <td data-label={t('column.due')}>
              {step.decidedAt ? momentText(step.decidedAt) : step.startedAt ? <Due at={step.dueAt} /> : '–'}
            </td>
            <td data-label={t('column.reason')}>
              {step.reason && step.state === 'stuck' && causeWord(step.reason.code, language)}
              {step.reason && step.state !== 'stuck' && <Reason reason={step.reason} step={step.id} />}
              {!step.reason && '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WaitingLine({ view, waiting }: { view: CaseView; waiting: Schemas['WaitingFor'] }) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  return (
    <li>
      {capital(partyLabel(waiting.who, language))}: {awaitedLabel(waiting.what, language)} (
      {stepName(view.bundle, waiting.step)})
      {waiting.until && <> · {t('until', { at: momentText(waiting.until) })}</>} →{' '}
      {thenLabel(waiting.then, language)}
    </li>
  );
}

function Claims({ claims }: { claims: CaseView['claims'] }) {
  const { t, language } = useTexts();
  return (
    <>
      <h2>{t('claims.title')}</h2>
      <ul>
        {claims.map(({ id, amount, rest, state }) => (
          <li key={id}>
            {moneyText(amount)} · {t('claims.rest', { amount: moneyText(rest) })} ·{' '}
            {claimStateLabel(state, language)}
          </li>
        ))}
      </ul>
    </>
  );
}
