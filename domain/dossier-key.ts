/** The stable key under which a step's dossier is filed; a new round after each supplement or correction. */
export function dossierKey({ caseId, step, round }: { caseId: string; step: string; round: number }): string {
  return `${caseId}/${step}/${round}`;
}

/** The parts of a dossier key, or undefined when the text is none. */
export function parseDossierKey(key: string): { caseId: string; step: string; round: number } | undefined {
  const [, caseId, step, round] = /^([^/]+)\/([^/]+)\/(\d{1,6})$/.exec(key) ?? [];
  return caseId && step && round ? { caseId, step, round: Number(round) } : undefined;
}
