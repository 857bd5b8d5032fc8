/** Issuer and audience of the development tokens; they hold no address, so a moved port does not void a token. */
export const developmentIdentity = { issuer: 'urn:lienthong:development', audience: 'lienthong' } as const;
