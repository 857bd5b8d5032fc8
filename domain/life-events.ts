/** By what a case is found, and its life event held and recognised. */

/** Somebody whom a case is about, by what people look for. */
export interface Findable {
  name: string;
  personalId?: string | undefined;
  otherId?: { type: string; number: string } | undefined;
  phone?: string | undefined;
  /** Numbers of papers that tell of them. */
  papers?: readonly (string | undefined)[];
}

/**
 * What a life event is held by while a case of it is live: no two live cases hold the same, so that nothing is
 * registered twice. It may name people, and is stored as a digest.
 */
export type LifeEventLock = string;

/**
 * What a life event may be recognised by and not proved: two cases that share one may be about the same event, and may
 * not. It may name people, and is stored as a digest.
 */
export type LifeEventMark = string;
