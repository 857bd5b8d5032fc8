import type { TaskDetail } from '../http/shapes';
import { useBundle, useStepNames } from '../cases/use-bundle';
import { FormValues } from '../form/form-values';
import { fullLabelAt, asNode } from '../form/schema';
import { useTexts } from '../i18n/index';
import { Waiting } from '../parts/waiting';

/** What the agency was sent, under the form's words; of a correction, what it changes. */
export function Dossier({ task }: { task: TaskDetail }) {
  const { t, language } = useTexts();
  const stepName = useStepNames();
  const form = useBundle(task.bundle);
  if (!form) return <Waiting />;
  const { correction } = task;
  const step = form.steps.find(({ id }) => id === task.step);
  return (
    <>
      {correction && (
        <section>
          <h3>{t('task.correction')}</h3>
          <ul>
            {correction.changes.map(({ pointer, from, to }) => (
              <li key={pointer}>
                {fullLabelAt(asNode(form.declarationSchema), pointer, language)}: <del>{show(from)}</del> →{' '}
                <ins>{show(to)}</ins>
              </li>
            ))}
          </ul>
        </section>
      )}
      {task.kind === 'reversal' && <p>{t('task.reversalOf', { step: stepName(task.bundle, task.step) })}</p>}
      <FormValues
        schema={step?.dossierSchema ?? form.declarationSchema}
        worded={form.declarationSchema}
        values={task.dossier}
      />
    </>
  );
}

const show = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
