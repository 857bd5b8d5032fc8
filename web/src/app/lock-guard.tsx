/** Locks the page with the session, with a warning before, and tells the API that somebody is at work. */
import { Button } from '@carbon/react';
import { useCallback, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { signInAddress, stayActive, type Session } from '../http/session';
import { useTexts } from '../i18n/index';
import { Dialog } from '../parts/dialog';

const warnBeforeMs = 120_000;
const tellEveryMs = 60_000;
const lookEveryMs = 500;

type Phase = 'open' | 'warned' | 'locked';

interface LockGuardProps {
  session: Session;
  readAgain: () => Promise<unknown>;
  children: ReactNode;
}

export function LockGuard({ session, readAgain, children }: LockGuardProps) {
  const { t } = useTexts();
  const { phase, keepWorking } = usePhase(session, readAgain);
  return (
    <>
      <div className="page-root" hidden={phase === 'locked'}>
        {children}
      </div>
      {phase === 'warned' && (
        <Dialog title={t('session.locksSoon')} onClose={keepWorking}>
          <Button onClick={keepWorking} data-focus>
            {t('session.keepWorking')}
          </Button>
        </Dialog>
      )}
      {phase === 'locked' && (
        <Dialog title={t('session.locked')} testId="lock">
          <p>{t('session.lockedText')}</p>
          <Button href={signInAddress()} data-focus>
            {t('session.unlock')}
          </Button>
        </Dialog>
      )}
    </>
  );
}

function usePhase(session: Session, readAgain: () => Promise<unknown>) {
  const [now, setNow] = useState(() => Date.now());
  const tell = useTelling(readAgain);
  const left = Date.parse(session.locksAt) - now;
  const short = useShortIdle(left, tell);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  const over = left <= 0;
  // Another window may have kept it open.
  const look = useEffectEvent(() => void readAgain().catch(() => undefined));
  useEffect(() => {
    if (over) look();
  }, [over]);
  const phase: Phase = over ? 'locked' : left <= warnBeforeMs && !short ? 'warned' : 'open';
  return { phase, keepWorking: () => void tell() };
}

/** Sessions that lock within the warning's own time come without one; known after one word to the API. */
function useShortIdle(left: number, tell: () => Promise<void>): boolean {
  const [short, setShort] = useState(left <= warnBeforeMs);
  const first = useEffectEvent(async () => {
    if (!short) return;
    await tell();
  });
  useEffect(() => void first(), []);
  if (short && left > warnBeforeMs) setShort(false);
  return short;
}

function useTelling(readAgain: () => Promise<unknown>): () => Promise<void> {
  const tell = useCallback(async () => {
    await stayActive().catch(() => undefined);
    await readAgain().catch(() => undefined);
  }, [readAgain]);
  const act = useEffectEvent(() => void tell());
  useEffect(() => {
    let toldAt = 0;
    const atWork = (): void => {
      if (Date.now() - toldAt < tellEveryMs) return;
      toldAt = Date.now();
      act();
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove'] as const;
    kinds.forEach((kind) => window.addEventListener(kind, atWork, { passive: true }));
    return () => kinds.forEach((kind) => window.removeEventListener(kind, atWork));
  }, []);
  return tell;
}
