import type { TaskDetail, TaskVerb } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { Choice } from '../parts/choice';
import { Pick } from '../parts/pick';
import { overridden, type DecisionForm } from './decision-form';
import { ResultFields } from './result-fields';
import { SupplementFields } from './supplement-fields';
import { checkWord } from './task-words';
import { useReasons } from './use-reasons';
import { ReasonText } from '../parts/reason-text';

export interface DecisionFieldsProps {
  task: TaskDetail;
  form: DecisionForm;
  change: (form: DecisionForm) => void;
  textRequired: boolean;
}

const verbs = [
  ['grant', 'decision-grant'],
  ['refuse', 'decision-refuse'],
  ['request-supplement', 'decision-supplement'],
] as const satisfies readonly (readonly [TaskVerb, string])[];

export function DecisionFields({ task, form, change, textRequired }: DecisionFieldsProps) {
  const { t } = useTexts();
  const { decision } = form;
  const offered: readonly (readonly [TaskVerb, string])[] =
    task.kind === 'decision' ? verbs : [['carried-out', 'decision-carried-out']];
  return (
    <>
      <fieldset className="choices">
        <legend className="cds--visually-hidden">{t('task.decision')}</legend>
        {offered.map(([value, testId], index) => (
          <Choice
            key={value}
            type="radio"
            name="decision"
            id={index === 0 ? 'decision-first' : testId}
            testId={testId}
            label={t(`decide.${value}`)}
            value={value}
            checked={decision === value}
            onChange={() => change({ ...form, decision: value, reason: '' })}
          />
        ))}
      </fieldset>
      {decision === 'grant' && <ResultFields task={task} form={form} change={change} />}
      {(decision === 'refuse' || decision === 'request-supplement') && (
        <ReasonFields task={task} form={form} change={change} textRequired={textRequired} />
      )}
      {decision === 'request-supplement' && <SupplementFields task={task} form={form} change={change} />}
      {decision === 'grant' && <OverrideField task={task} form={form} change={change} />}
    </>
  );
}

function ReasonFields({ task, form, change, textRequired }: DecisionFieldsProps) {
  const { t, language } = useTexts();
  const reasons = useReasons(task.step, form.decision || undefined);
  return (
    <>
      <Pick
        id="reason"
        label={t('reason')}
        options={reasons.map(({ code, names }) => [code, names[language]])}
        value={form.reason}
        change={(reason) => change({ ...form, reason })}
      />
      <ReasonText
        id="reason-text"
        label={textRequired ? t('reasonTextRequired') : t('reasonText')}
        maxLength={2000}
        rows={3}
        value={form.reasonText}
        change={(reason) => change({ ...form, reasonText: reason })}
      />
    </>
  );
}

type Part = Omit<DecisionFieldsProps, 'textRequired'>;

/** Granting over a doubt is answered for in words, and by a second person. */
function OverrideField({ task, form, change }: Part) {
  const { t, language } = useTexts();
  const doubts = overridden(form, task);
  if (doubts.length === 0) return null;
  return (
    <>
      <p className="hold" data-testid="warning-check-open">
        {t('override.text', { checks: doubts.map((code) => checkWord(code, language)).join(', ') })}
      </p>
      <ReasonText
        id="reason-text"
        label={t('override.reason')}
        maxLength={2000}
        rows={3}
        value={form.reasonText}
        change={(reason) => change({ ...form, reasonText: reason })}
      />
    </>
  );
}
