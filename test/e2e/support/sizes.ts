/** How much the end-to-end tests do: what fits into a few minutes, or with E2E_FULL=1 the whole measure. */
const full = process.env['E2E_FULL'] === '1';

export const sizes = full
  ? { cases: 300, casesUnderWay: 100, casesPerKill: 20, outageMs: 90_000, lossyCases: 60, scenarios: 100 }
  : { cases: 60, casesUnderWay: 30, casesPerKill: 8, outageMs: 30_000, lossyCases: 20, scenarios: 20 };

/** The seed of the scenarios: the same for each run, so that a change is told apart from chance; E2E_SEED gives others. */
export const scenariosSeed = Number(process.env['E2E_SEED'] ?? 7);

/** For what is to happen in seconds, on a machine that may be busy with ten other things. */
export const patienceMs = full ? 480_000 : 150_000;
