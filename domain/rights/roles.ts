/** What somebody may be, beside being known. A role gives rights over the cases within its reach (`reach.ts`). */
export const roles = ['portal', 'counter', 'clerk', 'supervisor', 'ops', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

export const findRole = (text: string): Role | undefined => roles.find((role) => role === text);
