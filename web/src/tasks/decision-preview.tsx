/** What the family will read, exactly as it will be sent; refreshed by itself once the decision is complete. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../http/client';
import type { PreviewReply, TaskDetail } from '../http/shapes';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { refusalText } from './task-calls';

const quietMs = 500;

/** The value as of the last pause; `text` stands for it, which is another one at each look. */
function useQuiet<T>(value: T, text: string): T {
  const [quiet, setQuiet] = useState(value);
  const settle = useEffectEvent(() => setQuiet(value));
  useEffect(() => {
    const timer = setTimeout(() => settle(), quietMs);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
}

interface PreviewProps {
  task: TaskDetail;
  body: Record<string, unknown>;
  complete: boolean;
}

export function DecisionPreview({ task: { taskId }, body, complete }: PreviewProps) {
  const { t } = useTexts();
  const asked = useQuiet({ body, complete }, JSON.stringify([body, complete]));
  const { data, error } = useQuery({
    queryKey: ['preview', taskId, asked.body],
    queryFn: () => call('post', '/v1/tasks/{taskId}/preview', { path: { taskId }, body: asked.body }),
    enabled: asked.complete && complete,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return (
    <section className="preview" data-testid="preview" aria-labelledby="preview-title" aria-live="polite">
      <h3 id="preview-title">{t('preview.title')}</h3>
      {!complete && <p>{t('preview.incomplete')}</p>}
      {complete && error && <p>{refusalText(error, t)}</p>}
      {complete && data && !error && <PreviewTexts preview={data} />}
    </section>
  );
}

function PreviewTexts({ preview }: { preview: PreviewReply }) {
  const { t, language } = useTexts();
  const { dueAt } = preview;
  const message = preview.message?.[language];
  return (
    <>
      {preview.warnings.map((warning) => {
        const { code, detail } = warning;
        // The fields above say so already.
        return code === 'second-supplement' ? null : (
          <p key={code} className="hold" data-testid={`warning-${code}`}>
            {detail[language]}
          </p>
        );
      })}
      {message && (
        <>
          <p className="message">{message.sms}</p>
          <p className="message">
            <strong>{message.email.subject}</strong>
          </p>
          <p className="message">{message.email.text}</p>
        </>
      )}
      {preview.tracking.length > 0 && (
        <ul aria-label={t('preview.tracking')}>
          {preview.tracking.map((line) => (
            <li key={line.vi}>{line[language]}</li>
          ))}
        </ul>
      )}
      {preview.until && <p>{t('preview.until', { at: momentText(preview.until) })}</p>}
      {dueAt.after && dueAt.before && dueAt.after !== dueAt.before && (
        <p>{t('preview.due', { from: momentText(dueAt.before), to: momentText(dueAt.after) })}</p>
      )}
    </>
  );
}
