/** Keeps in mind who works here, so that colleagues find one another. */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Caller } from '../../domain/rights/caller';
import type { Register } from '../../register/register';

export interface UserNotes {
  /** Holds nobody up, and is made good at a later call where it fails. */
  note(caller: Caller): void;
}

const againAfterMs = 3_600_000;
const maxRemembered = 10_000;

export function createUserNotes(register: Pick<Register, 'noteUser'>, log: Logger): UserNotes {
  const noted = new LRUCache<string, string>({ max: maxRemembered, ttl: againAfterMs });
  return {
    note: (caller) => {
      const { subject, name, roles, agency, territory } = caller;
      const words = JSON.stringify([name, roles, agency, territory]);
      if (noted.get(subject) === words) return;
      noted.set(subject, words);
      register.noteUser(caller).catch((error: unknown) => {
        noted.delete(subject);
        log.warn({ err: error }, 'a user was not noted');
      });
    },
  };
}
