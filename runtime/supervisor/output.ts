/** The output of the parts: a file each in the data folder, and an echo. */
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LineSink } from './echo';

/** A larger file is set aside (`.1`, replacing the last one) when its part is first heard of. */
const longestFileBytes = 20 * 1024 * 1024;

export class PartOutput {
  private readonly files = new Map<string, number>();

  constructor(
    private readonly folder: string,
    private readonly echo: LineSink,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Whole lines of both streams, so that those of different parts do not mix. */
  collect(name: string, child: ChildProcess): void {
    const sink = this.sinkOf(name);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => sink.write(`${line}\n`));
    }
  }

  /** Written at once: the last words of a supervisor that ends are not lost. A full disk stops no part. */
  sinkOf(name: string): LineSink {
    const file = this.files.get(name) ?? this.open(name);
    return {
      write: (line) => {
        try {
          writeSync(file, line);
        } catch {
          this.echo.write('a log file cannot be written\n');
        }
        this.echo.write(line);
      },
    };
  }

  private open(name: string): number {
    const path = join(this.folder, `${name}.log`);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > longestFileBytes) renameSync(path, `${path}.1`);
    const file = openSync(path, 'a', 0o600);
    this.files.set(name, file);
    return file;
  }
}
