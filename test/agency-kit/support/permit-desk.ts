import { z } from 'zod';
import type { DecisionContent, DecisionContext } from '../../../agency-kit/decision-context';
import type { Desk, DeskAnswer, ReversalResult } from '../../../agency-kit/desk';
import { parseMessage, Problem } from '../../../agency-kit/http/problem';
import type { DossierFiling } from '../../../domain/schemas/agency-contract';

const PermitDossier = z.object({
  applicant: z.object({ name: z.string().optional() }),
  purpose: z.string(),
});
const Permit = z.object({
  status: z.enum(['open', 'issued', 'incomplete', 'cancelled', 'revoked']),
  number: z.string().optional(),
  missing: z.string().optional(),
});

const lookAgainMs = 50;

/** The adapter for the permit office: its protocol on one side, the kit's desk on the other. */
export class PermitDesk implements Desk {
  constructor(private readonly officeUrl: string) {}

  check({ step, dossier }: DossierFiling): void {
    if (step !== 'permit') throw new Problem({ status: 400, code: 'unknown-step' });
    parseMessage(PermitDossier, dossier, '/dossier');
  }

  async decide({ dossierKey, dossier }: DecisionContext): Promise<DeskAnswer> {
    const { applicant } = PermitDossier.parse(dossier);
    await this.call('PUT', dossierKey, '', applicant);
    return (await this.look(dossierKey)) ?? { askAgainAt: new Date(Date.now() + lookAgainMs) };
  }

  async withdraw({ dossierKey }: DecisionContext): Promise<DecisionContent | undefined> {
    const { status } = await this.call('POST', dossierKey, '/cancel');
    return status === 410 ? this.look(dossierKey) : undefined;
  }

  async reverse({ dossierKey }: DecisionContext): Promise<ReversalResult> {
    const { ok } = await this.call('POST', dossierKey, '/revoke');
    if (!ok) throw new Error('the permit office has not revoked');
    return {};
  }

  private async look(key: string): Promise<DecisionContent | undefined> {
    const { status, number, missing = '' } = Permit.parse(await (await this.call('GET', key)).json());
    switch (status) {
      case 'issued':
        return { decision: 'granted', result: { number } };
      case 'incomplete':
        return { decision: 'supplement-requested', fields: [{ pointer: `/applicant/${missing}` }] };
      default:
        return undefined;
    }
  }

  private call(method: string, key: string, rest = '', body?: object): Promise<Response> {
    const address = `${this.officeUrl}/permits/${encodeURIComponent(key)}${rest}`;
    return fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  }
}
