import type { Papers } from '../../documents/papers';

/** For cases whose stories send no paper. */
export const noPapers: Pick<Papers, 'read'> = {
  read: () => {
    throw new Error('there are no papers');
  },
};
