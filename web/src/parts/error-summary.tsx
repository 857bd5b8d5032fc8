/** What was wrong, on top, linked to the fields it is about; it takes the focus. */
import { useEffect, useRef } from 'react';
import { problemOf, type ProblemBody } from '../http/problem';
import { useTexts } from '../i18n/index';

export interface FieldError {
  text: string;
  /** Id of the field. */
  field?: string;
}

export function ErrorSummary({ title, errors = [] }: { title: string; errors?: FieldError[] }) {
  const ref = useRef<HTMLDivElement>(null);
  const said = `${title}${errors.map(({ text }) => text).join()}`;
  useEffect(() => ref.current?.focus(), [said]);
  return (
    <div ref={ref} className="error-summary" role="alert" tabIndex={-1} data-testid="error-summary">
      <h2>{title}</h2>
      <ul>
        {errors.map(({ text, field }) => (
          <li key={`${field ?? ''}${text}`}>
            {field ? (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  fieldCalled(field)?.focus();
                }}
              >
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** After the words beside the field, which stands on the page by now. */
function named(field: string, detail: string): string {
  const label = document.querySelector(`label[for="${CSS.escape(field)}"]`)?.textContent;
  return label ? `${label}: ${detail}` : detail;
}

/** Of a group that was left out, its first field. */
const fieldCalled = (id: string): HTMLElement | null =>
  document.getElementById(id) ?? document.querySelector<HTMLElement>(`[id^="${CSS.escape(id)}/"]`);

export function ProblemSummary({
  error,
  fieldOf,
}: {
  error: unknown;
  fieldOf?: (pointer: string) => string;
}) {
  const { t } = useTexts();
  const problem = problemOf(error);
  if (!problem) return <ErrorSummary title={t('error.title')} errors={[{ text: t('error.unknown') }]} />;
  return <ErrorSummary title={problem.title} errors={errorsOf(problem, fieldOf)} />;
}

function errorsOf(problem: ProblemBody, fieldOf?: (pointer: string) => string): FieldError[] {
  const fields = (problem.errors ?? []).map(({ pointer, detail }) => {
    const field = fieldOf?.(pointer);
    return field === undefined ? { text: detail } : { text: named(field, detail), field };
  });
  return fields.length > 0 || !problem.detail ? fields : [{ text: problem.detail }];
}
