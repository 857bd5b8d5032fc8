/** Why somebody reads what their role alone does not show. */
export const purposes = ['complaint', 'inspection', 'repair', 'audit'] as const;
export interface Purpose {
  code: (typeof purposes)[number];
  note: string;
}

/** Why a role reads what it shows. */
export const defaultPurposes = ['own-filing', 'counter', 'case-work', 'citizen'] as const;

export const noteLength = { min: 10, max: 500 };
