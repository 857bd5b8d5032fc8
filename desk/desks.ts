import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import { openAgency, type RunningAgency } from '../agency-kit/agency';
import { problemReply, writeReply } from '../agency-kit/http/exchange';
import { decidingAgencies, type AgencyId } from '../domain/agencies';
import type { Logger } from '../runtime/logging';
import { keyFileOf } from '../runtime/signatures/kept-keys';
import type { PartyKeys } from '../runtime/signatures/party-keys';
import { namedKey, readSigningKey } from '../runtime/signatures/signing-key';
import { listen } from '../register/listen';
import type { Register } from '../register/register';
import { decisionContextOf } from '../agency-kit/dossier-store';
import type { DeskTools } from '../agency-kit/desk';
import { actAt } from './acts/acts';
import { forgetDrafts } from './drafts';
import { createAskAgency } from './ask-agency';
import { ClerksDesk } from './clerks-desk';
import { openKitDatabase, openTasksDatabase } from './database';
import type { DesksSettings, OpenDesk } from './open-desk';
import { completeGrants } from './decisions/complete-grants';
import { releaseStaleClaims } from './tasks/change-task';

/**
 * Every desk of this process: an agency kit each, which speaks the dossier contract behind the gateway under
 * `/desk/{agency}` and signs as the agency, with people behind it. One is opened when the first message comes for it, or
 * when its agency has been a desk before.
 */
export interface DesksOptions {
  databaseUrl: string;
  gatewayUrl: string;
  /** Holds the private key of each agency that we keep a desk for; without it there are none. */
  keysFolder: string | undefined;
  partyKeys: PartyKeys;
  register: Pick<Register, 'findCase' | 'usersStoodInFor'>;
  settings: DesksSettings;
  log: Logger;
}

interface Opened {
  kit: RunningAgency;
  desk: OpenDesk;
}

const releaseEveryMs = 1_000;
const mountedUnder = '/desk/';

export class Desks {
  /** The work lists. */
  readonly tasks: Pool;
  private readonly opened = new Map<AgencyId, Promise<Opened>>();
  private readonly releasing: NodeJS.Timeout;
  private readonly watchers = new Set<(taskId: string) => void>();
  private readonly closing = new Set<() => void>();
  private stopListening: (() => void) | undefined;
  /** The message that has a desk opened was signed before that. */
  private readonly startedAt = Date.now();

  constructor(private readonly options: DesksOptions) {
    this.tasks = openTasksDatabase(options);
    this.releasing = setInterval(() => this.release(), releaseEveryMs);
  }

  /** Calls back with the id of each task whose state or holder changes, until what is returned is called. */
  watch(onChange: (taskId: string) => void): () => void {
    this.stopListening ??= listen({
      ...this.options,
      channel: 'lienthong_tasks',
      onNotification: (taskId) => this.watchers.forEach((tell) => tell(taskId)),
    });
    this.watchers.add(onChange);
    return () => void this.watchers.delete(onChange);
  }

  /** Tells whoever streams that the process ends. */
  onClose(end: () => void): () => void {
    this.closing.add(end);
    return () => void this.closing.delete(end);
  }

  /** Ends what is streamed. */
  endStreams(): void {
    this.stopListening?.();
    this.closing.forEach((end) => end());
  }

  get settings(): DesksSettings {
    return this.options.settings;
  }

  /** Whether clerks can decide for the agency here. */
  canBe(agency: AgencyId): boolean {
    return decidingAgencies.includes(agency) && this.options.keysFolder !== undefined;
  }

  /** Takes up what an earlier run has left. */
  async resume(): Promise<void> {
    const { rows } = await this.tasks.query<{ agency: AgencyId }>(
      'select distinct agency from register.agency_modes',
    );
    for (const { agency } of rows) if (this.canBe(agency)) await this.opening(agency);
  }

  async of(agency: AgencyId): Promise<OpenDesk> {
    return (await this.opening(agency)).desk;
  }

  /** False for what is no message to a desk. */
  serve(request: IncomingMessage, response: ServerResponse): boolean {
    if (!request.url?.startsWith(mountedUnder)) return false;
    const name = request.url.slice(mountedUnder.length).split('/', 1)[0];
    const agency = decidingAgencies.find((one) => one === name);
    if (!agency || !this.canBe(agency)) {
      writeReply(response, problemReply({ status: 404, code: 'unknown-path' }));
      return true;
    }
    this.opening(agency).then(
      ({ kit }) => kit.serve(request, response),
      (error: unknown) => {
        this.options.log.warn({ err: error, agency }, 'a desk could not be opened');
        writeReply(response, problemReply({ status: 503, code: 'unavailable' }));
      },
    );
    return true;
  }

  /** What has not been touched for too long. */
  forget(): Promise<void> {
    return forgetDrafts(this.tasks);
  }

  async close(): Promise<void> {
    clearInterval(this.releasing);
    this.endStreams();
    const running = await Promise.allSettled(this.opened.values());
    for (const one of running) if (one.status === 'fulfilled') await one.value.kit.close();
    await this.tasks.end();
  }

  private release(): void {
    if (this.opened.size === 0) return;
    releaseStaleClaims(this.tasks).catch((error: unknown) =>
      this.options.log.warn({ err: error }, 'claims that have run out are released later'),
    );
  }

  private opening(agency: AgencyId): Promise<Opened> {
    const known = this.opened.get(agency);
    if (known) return known;
    const opening = this.open(agency);
    this.opened.set(agency, opening);
    opening.catch(() => this.opened.delete(agency));
    return opening;
  }

  private async open(agency: AgencyId): Promise<Opened> {
    const { gatewayUrl, keysFolder = '', partyKeys, log } = this.options;
    const key = await namedKey(readSigningKey(keyFileOf(keysFolder, agency), agency), agency, partyKeys);
    let desk: OpenDesk | undefined;
    const kit = openAgency({
      id: agency,
      pool: openKitDatabase(agency, this.options),
      gatewayUrl,
      key,
      partyKeys,
      openDesk: (tools) => {
        const open = (desk = this.deskOf(agency, tools));
        const complete = () => completeGrants(open, agency, tools.stopped);
        return new ClerksDesk(agency, this.tasks, { ...tools, complete });
      },
      mountedAt: `${mountedUnder}${agency}`,
      startedAt: this.startedAt,
      log,
    });
    if (!desk) throw new Error('the kit has opened no desk');
    kit.resume();
    return { kit, desk };
  }

  private deskOf(agency: AgencyId, { decisions, dossiers, client, stopped }: DeskTools): OpenDesk {
    const { register, settings } = this.options;
    return {
      tasks: this.tasks,
      register,
      settings,
      decisions,
      ask: createAskAgency(agency, client, stopped),
      actOf: (step) => actAt(agency, step),
      open: async ({ dossier_key: dossierKey, step }) => {
        const stored = await dossiers.get(dossierKey);
        const dossier = actAt(agency, step).read(stored.filing.dossier);
        return { stored, dossier, corrected: await decisionContextOf(stored, dossiers).corrected() };
      },
      standsFor: async (deputy, subject) =>
        (await register.usersStoodInFor(deputy)).some((absent) => absent.subject === subject),
    };
  }
}
