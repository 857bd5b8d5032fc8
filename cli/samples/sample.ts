/** A sample: a family, what it files, what is done about it later, and how that ends. Data only; the clock changes nothing in it. */
import type { z } from 'zod';
import type { AgencyId } from '../../domain/agencies';
import type { BirthDeclaration } from '../../procedures/birth/declaration.schema';
import type { DeathDeclaration } from '../../procedures/death/declaration.schema';
import type { Instant } from '../../domain/viet-nam-time';
import type { Sentence } from '../language';
import type { SampleAct, Moment } from './act';
import type { ExpectedCase, ExpectedProblem } from './expected';
import type { DeathPaper, HospitalPaper } from './papers';
import type { Citizen } from './people';

export interface Sample<Filed extends Filing = Filing> extends SampleRecords {
  /** Also its Idempotency-Key, so that filing it again shows the same case. */
  id: string;
  /** The family in one line. */
  story: Sentence;
  scene?: Scene;
  /** At which moment of which other sample; at once unless said. */
  filedWhen?: { sample: string; is: Moment };
  filing: Filed;
  /** One after another. */
  acts?: readonly SampleAct[];
  expected: ExpectedCase | ExpectedProblem;
}

/** What agencies hold before anybody files. */
export interface SampleRecords {
  /** Whom the population database has on record. */
  people: readonly Citizen[];
  /** What hospitals have certified. */
  papers: readonly HospitalPaper[];
  deathNotices?: readonly DeathPaper[];
}

/** How agencies behave while this sample is played, alone and before the others; afterwards they are put right. */
export type Scene = Readonly<Partial<Record<AgencyId, AgencyInScene>>>;
export interface AgencyInScene {
  /** Its officers take no decision. */
  desk?: { mode: 'manual' };
  /** Its next message is refused as wrong. */
  faults?: { reject: { status: number; code: string; times: number } };
}

export type Filing = BirthFiling | DeathFiling;
export interface BirthFiling {
  bundle: 'birth';
  /** When the portal had it; its date chooses the edition. */
  receivedAt: Instant;
  declaration: z.input<typeof BirthDeclaration>;
}
export interface DeathFiling {
  bundle: 'death';
  /** When the portal had it; its date chooses the edition. */
  receivedAt: Instant;
  declaration: z.input<typeof DeathDeclaration>;
}
