import type { DeskOnNetwork } from './desk-on-network';

interface Named {
  personalId: string;
  name: string;
  sex?: string;
  bornOn?: string;
}

/** Whom a later step's dossier names, as the population database has them; `over` says by whom it is otherwise. */
export async function putOnRecord(
  desk: DeskOnNetwork,
  { applicant, child, householdHead }: { applicant: Named; child: Named; householdHead: Named },
  over: { householdHead?: Partial<Named> } = {},
): Promise<void> {
  for (const one of [applicant, child, { ...householdHead, ...over.householdHead }])
    await desk.network.sim('population', 'POST', '/persons', {
      personalId: one.personalId,
      name: one.name,
      sex: one.sex ?? 'female',
      bornOn: one.bornOn ?? '1990-01-01',
    });
}
