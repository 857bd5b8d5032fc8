/** What the family is asked for: fields of the step's own dossier, papers, and until when. */
import { TextArea, TextInput } from '@carbon/react';
import { isBelow } from '../../../domain/json-pointer';
import type { TaskDetail } from '../http/shapes';
import { useBundle } from '../cases/use-bundle';
import { asNode, fullLabelAt, schemaLeaves } from '../form/schema';
import { leavesOf } from '../form/form-values';
import { useTexts } from '../i18n/index';
import { Choice } from '../parts/choice';
import type { DecisionForm } from './decision-form';

interface SupplementFieldsProps {
  task: TaskDetail;
  form: DecisionForm;
  change: (form: DecisionForm) => void;
}

export function SupplementFields({ task, form, change }: SupplementFieldsProps) {
  const { t, language } = useTexts();
  const bundle = useBundle(task.bundle);
  if (!bundle) return null;
  const root = asNode(bundle.declarationSchema);
  const shown = bundle.steps.find(({ id }) => id === task.step)?.shows ?? [];
  const present = leavesOf(task.dossier, root).map(({ pointer }) => pointer);
  const needed = [...new Set([...present, ...schemaLeaves(root)])].filter((pointer) =>
    shown.some((shows) => isBelow(pointer, shows)),
  );
  const toggle = (pointer: string): void =>
    change({
      ...form,
      fields: form.fields.includes(pointer)
        ? form.fields.filter((one) => one !== pointer)
        : [...form.fields, pointer],
    });
  return (
    <>
      {task.supplements > 0 && (
        <p className="hold" data-testid="warning-second-supplement">
          {t('warning.second-supplement')}
        </p>
      )}
      <fieldset className="choices field-list" id="fields-first" tabIndex={-1}>
        <legend>{t('supplement.fields')}</legend>
        {needed.map((pointer) => (
          <Choice
            key={pointer}
            type="checkbox"
            testId={`field-${pointer}`}
            label={fullLabelAt(root, pointer, language)}
            checked={form.fields.includes(pointer)}
            onChange={() => toggle(pointer)}
          />
        ))}
      </fieldset>
      <TextArea
        id="documents"
        data-testid="documents"
        labelText={t('supplement.documents')}
        rows={2}
        value={form.documents}
        onChange={(event) => change({ ...form, documents: event.target.value })}
      />
      <TextInput
        id="until"
        data-testid="until"
        type="date"
        labelText={t('supplement.until')}
        value={form.until}
        onChange={(event) => change({ ...form, until: event.target.value })}
      />
    </>
  );
}
