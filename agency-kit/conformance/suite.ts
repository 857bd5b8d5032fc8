import { AgencyUnderTest } from './agency-under-test';
import { type Check, type CheckResult, runCheck } from './check';
import { decisionChecks } from './checks/decisions';
import { filingChecks } from './checks/filing';
import { reversalChecks } from './checks/reversals';
import { signatureChecks } from './checks/signatures';
import { supplementChecks } from './checks/supplements';
import { withdrawalChecks } from './checks/withdrawals';
import { CallbackReceiver } from './receiver';
import { builtInSamples, fresh, type Samples } from './samples';
import type { SuiteSigning } from './signing';
import { Wire } from './wire';

/** What the dossier contract asks of every agency. */
export const checks: readonly Check[] = [
  ...filingChecks,
  ...signatureChecks,
  ...decisionChecks,
  ...withdrawalChecks,
  ...supplementChecks,
  ...reversalChecks,
];

export interface SuiteOptions {
  /** Of the agency itself, or of its path at a gateway. */
  address: string;
  /** The agency's name on the network. */
  id: string;
  signing: SuiteSigning;
  /** Without it, the first step of the samples that the agency takes. */
  step?: string;
  samples?: Samples;
  callbackPort?: number;
  decisionWithinMs?: number;
}

export interface SuiteReport {
  step: string;
  results: CheckResult[];
}

/** Undefined when the agency takes a dossier of none of these steps. Throws when nobody answers at the address. */
export async function runSuite(
  options: SuiteOptions,
  tell: (result: CheckResult) => void = () => undefined,
): Promise<SuiteReport | undefined> {
  const { address, id, signing, samples = builtInSamples, callbackPort, decisionWithinMs = 30_000 } = options;
  const wire = new Wire(address, signing);
  const receiver = await CallbackReceiver.open(signing, callbackPort);
  try {
    const of = (step: string) => {
      const sample = samples[step];
      return sample && { id, wire, step, sample, receiver, decisionWithinMs };
    };
    const steps = options.step === undefined ? Object.keys(samples) : [options.step];
    const step = await findStep(steps, of);
    const found = step === undefined ? undefined : of(step);
    if (!found) return undefined;
    const agency = new AgencyUnderTest(found);
    const results: CheckResult[] = [];
    for (const check of checks) {
      const result = await runCheck(check, agency);
      tell(result);
      results.push(result);
    }
    return { step: found.step, results };
  } finally {
    receiver.close();
  }
}

type AgencyAt = (step: string) => ConstructorParameters<typeof AgencyUnderTest>[0] | undefined;

async function findStep(steps: readonly string[], of: AgencyAt): Promise<string | undefined> {
  if (steps.length === 1) return steps[0];
  for (const step of steps) {
    const options = of(step);
    if (!options) continue;
    const agency = new AgencyUnderTest(options);
    const key = agency.newKey();
    const { status } = await agency.file(key, agency.filing(key, fresh(options.sample.granted)));
    if (status === 202) return step;
  }
  return undefined;
}
