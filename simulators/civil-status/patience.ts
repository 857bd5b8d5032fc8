/** How long the clerk waits for other bodies; then the act is registered on what is at hand. */
export const patienceMs = 10_000;
