/** Nothing is shown before it is known who looks; nobody signed in goes to the issuer. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { rolesWith, type Permission } from '../../../domain/rights/permissions';
import { readSession, signInAddress, type Session } from '../http/session';
import { LockGuard } from './lock-guard';
import { sessionEvents } from './session-events';
import { Waiting } from '../parts/waiting';

const SessionContext = createContext<Session | undefined>(undefined);
const sessionKey = ['session'] as const;

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('nobody is signed in');
  return session;
}

/** By the one table of who may do what. */
export const useMay = (permission: Permission): boolean => useRole(...rolesWith(permission));

export const useRole = (...roles: string[]): boolean =>
  useSession().user.roles.some((role) => roles.includes(role));

export function SessionProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { data: session } = useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity });
  useEffect(
    () => sessionEvents.listen(() => void queries.invalidateQueries({ queryKey: sessionKey })),
    [queries],
  );
  const out = session === null;
  useEffect(() => {
    if (out) window.location.replace(signInAddress());
  }, [out]);
  if (!session) return <Waiting />;
  return (
    <SessionContext value={session}>
      <LockGuard session={session} readAgain={() => queries.refetchQueries({ queryKey: sessionKey })}>
        {children}
      </LockGuard>
    </SessionContext>
  );
}
