import { appointTurnedUp } from '../watch-deadlines';
import type { OrderRules } from './order-rules';

/** A dossier that had gone astray has been found at its agency: it is asked back as it was meant to be. */
export const turnedUp: OrderRules<'turned-up'> = {
  reject: ({ history }, { dossierKey: key }) => {
    const stray = history.folded.strays.find(({ dossierKey }) => dossierKey === key);
    return stray?.turnedUp === null ? undefined : 'nothing-changes';
  },
  take: (run, { id, by, step, dossierKey }) => {
    const { settledAt } = run.history.folded;
    run.history.emit('dossier-turned-up', { id, step, by, data: { dossierKey, orderId: id } });
    // A case that is taken up for it is appointed anew as a whole.
    if (settledAt === null) appointTurnedUp(run, { step, dossierKey });
  },
};
