import type { Logger } from 'pino';
import type { CaseEngine } from '../casework/engine';
import { handOverKept } from '../casework/orders/hand-over-kept';
import type { Papers } from '../documents/papers';
import type { Register } from '../register/register';
import { keepLooking } from '../runtime/again';

const lookEveryMs = 2_000;

/** Hands kept orders over as soon as the engine is there. Returns how to stop; stopped means that none is being given any more. */
export function keepHandingOver({
  register,
  engine,
  papers,
  log,
}: {
  register: Register;
  engine: CaseEngine;
  papers: Papers;
  log: Logger;
}): () => Promise<void> {
  const waits = (caseId: string, err: unknown) =>
    log.warn({ caseId, err }, "a citizen's order waits for its case");
  return keepLooking((isStopped) => () => handOverKept({ register, engine, papers, isStopped, waits }), {
    everyMs: lookEveryMs,
    atOnce: true,
    failed: (err) => log.warn({ err }, 'kept orders wait to be handed over'),
  });
}
