import type { Logger } from 'pino';
import { operatorWarnings } from '../casework/warnings';

const everyMs = 86_400_000;

/** Says once a day what operators are to see to before it becomes a fault. Returns how to stop. */
export function keepWarning(log: Logger): () => Promise<void> {
  const warn = () => {
    for (const { code, until, text } of operatorWarnings()) log.warn({ code, until }, text.en);
  };
  warn();
  const timer = setInterval(warn, everyMs);
  return () => Promise.resolve(clearInterval(timer));
}
