import type { OrderRules } from './order-rules';

/** A dossier that had gone astray has been found at its agency: it is asked back as it was meant to be. */
export const turnedUp: OrderRules<'turned-up'> = {
  reject: ({ history }, { dossierKey: key }) => {
    const stray = history.folded.strays.find(({ dossierKey }) => dossierKey === key);
    return stray?.turnedUp === null ? undefined : 'nothing-changes';
  },
  take: ({ history }, { id, by, step, dossierKey }) =>
    history.emit('dossier-turned-up', { id, step, by, data: { dossierKey, orderId: id } }),
};
