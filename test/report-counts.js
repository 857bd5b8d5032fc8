/** Closes a run with `N passed, N failed` alone on a line; a suite that could not run counts as one failure. */
module.exports = class ReportCounts {
  onRunComplete(_, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    process.stdout.write(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`);
  }
};
