/** What was met when something was not taken: the status of a refusal, else what the event says was wrong with the answer. */
export function codeMet({ status, cause }: { status: number | null; cause: string }): string {
  return status !== null && status >= 300 ? String(status) : cause;
}
