/** Whether the family filed through a portal, or came to a counter. */
export const filingChannels = ['online', 'counter'] as const;
export type FilingChannel = (typeof filingChannels)[number];
