import type { AgencyId } from '../../domain/agencies';

/** Who signs on this network: the engine (API and worker), the gateway, and each agency under its agency id. */
export const parties = { engine: 'lienthong', gateway: 'gateway' } as const;
export type Party = (typeof parties)[keyof typeof parties] | AgencyId;

const keyIdForm = /^([a-z][a-z0-9-]*)#\d+$/;

/** Whose key it is: a key id is `<party>#<n>`. Undefined for anything else. */
export function partyOf(keyId: string): string | undefined {
  return keyIdForm.exec(keyId)?.[1];
}
