/** `ready.json`: there as long as the system is up, and true at every moment of it. */
import { rmSync } from 'node:fs';
import { writeWhole } from '../files';
import type { DevelopmentIssuer } from '../identity/development-issuer';
import { readyOf, type Ready } from './ready';
import type { StackServices } from './services';

/** Often enough that a token read from the file holds for the day it promises. */
const renewEveryMs = 3_600_000;

export interface ReadyReportOptions {
  file: string;
  services: StackServices;
  issuer: DevelopmentIssuer | undefined;
}

export class ReadyReport {
  private current: Ready | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ReadyReportOptions) {}

  /** Writes the file for the first time and renews its tokens from then on. */
  async publish(processes: () => Record<string, number>): Promise<Ready> {
    const renew = async (): Promise<Ready> => {
      const tokens = await this.options.issuer?.tokens();
      return this.write(readyOf(this.options.services, processes(), tokens));
    };
    this.timer = setInterval(() => void renew(), renewEveryMs).unref();
    return renew();
  }

  /** After a restart; nothing is written before the first `publish`. */
  update(processes: Record<string, number>): void {
    if (this.current !== undefined) this.write({ ...this.current, processes });
  }

  withdraw(): void {
    clearInterval(this.timer);
    this.current = undefined;
    rmSync(this.options.file, { force: true });
  }

  private write(ready: Ready): Ready {
    this.current = ready;
    writeWhole(this.options.file, JSON.stringify(ready));
    return ready;
  }
}
