/** Who decides for an agency: its own system, or clerks at a desk of ours. */
export const agencyModes = ['desk', 'system'] as const;
export type AgencyMode = (typeof agencyModes)[number];
