import type { Logger } from 'pino';
import type { CaseEngine } from '../casework/engine';
import { handOverKept } from '../casework/orders/hand-over-kept';
import type { Papers } from '../documents/papers';
import type { Register } from '../register/register';

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
  let stopped = false;
  let handing: Promise<void> | undefined;
  const waits = (caseId: string, err: unknown) =>
    log.warn({ caseId, err }, "a citizen's order waits for its case");
  const look = () => {
    handing ??= handOverKept({ register, engine, papers, isStopped: () => stopped, waits })
      .catch((err: unknown) => log.warn({ err }, 'kept orders wait to be handed over'))
      .finally(() => (handing = undefined));
  };
  const timer = setInterval(look, lookEveryMs);
  look();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await handing;
  };
}
