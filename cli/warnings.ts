/**
 * Leaves out what Node says of features that it calls experimental: 22.12 does so of loading an ES module by `require`,
 * and stderr belongs to our own words. All its other warnings are shown as ever.
 */
export function withoutExperimentalWarnings(): void {
  const usual = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const show of usual) show(warning);
  });
}
