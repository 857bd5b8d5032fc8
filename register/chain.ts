import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json';
import type { CaseEvent, DocumentRef, Documents, EventDraft } from '../domain/case-events';
import { digestOf, sha256 } from './digest';

/**
 * The chain that proves a case: each event carries the hash of the one before. Numbers and hashes are given when an
 * event is appended, not where it is born, so that workflow, amendment and operator all append to one chain.
 */
export interface ChainEnd {
  seq: number;
  hash: string | null;
}

export interface SealedEvent {
  seq: number;
  eventId: string;
  hash: string;
  /** The event as it is served for ever; its hash is over these bytes without `hash`. */
  canonical: string;
}

export interface SealedDocument {
  ref: string;
  sha256: string;
  canonical: string;
}

/** Numbers, references and hashes one event after `end`, with its documents sealed apart. */
export function seal(
  { event, documents }: EventDraft,
  end: ChainEnd,
): { event: SealedEvent; documents: SealedDocument[] } {
  const sealedDocuments = Object.entries(documents).map(([ref, value]) => sealDocument(ref, value));
  const data = withDigests(event.data, new Map(sealedDocuments.map((d) => [d.ref, d.sha256])));
  const open = { ...event, data, seq: end.seq + 1, prevHash: end.hash };
  const hash = digestOf(open);
  return {
    event: { seq: open.seq, eventId: event.id, hash, canonical: canonicalJson({ ...open, hash }) },
    documents: sealedDocuments,
  };
}

/** Whether a stored event says what a draft says; the stored one knows its digests and its place besides. */
export function saysTheSame(stored: CaseEvent, { event }: EventDraft): boolean {
  const words = ({ id, at, type, step, by, data }: CaseEvent) =>
    canonicalJson({ id, at, type, step, by, data: withDigests(data, new Map()) });
  return words(stored) === words(event);
}

/** Whether the documents on file are those a draft brings; one that has been erased contradicts nothing. */
export function bringsTheSame(stored: Documents, { documents }: EventDraft): boolean {
  return Object.entries(documents).every(
    ([ref, value]) => !Object.hasOwn(stored, ref) || canonicalJson(stored[ref]) === canonicalJson(value),
  );
}

/** A random salt inside, so that a digest tells nothing of a document that has been erased. */
function sealDocument(ref: string, value: unknown): SealedDocument {
  const canonical = canonicalJson({ salt: randomBytes(16).toString('hex'), value });
  return { ref, sha256: sha256(canonical), canonical };
}

function withDigests(data: CaseEvent['data'], digests: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, member]: [string, unknown]) => {
      if (!isDocumentRef(member)) return [key, member];
      const digest = digests.get(member.ref);
      return [key, digest === undefined ? { ref: member.ref } : { ref: member.ref, sha256: digest }];
    }),
  );
}

function isDocumentRef(member: unknown): member is DocumentRef {
  return typeof member === 'object' && member !== null && 'ref' in member && typeof member.ref === 'string';
}
