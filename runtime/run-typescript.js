/**
 * Runs the TypeScript program named first. Not by `--require tsx/cjs`: threads inherit that flag, and the worker's
 * workflow thread would compile nothing and pay for it with memory and slower stack traces.
 */
require('tsx/cjs');
process.argv.splice(1, 1);
require(process.argv[1]);
