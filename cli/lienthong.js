#!/usr/bin/env node
/** Runs from the sources where what reads TypeScript is installed, else from what `npm run build` has made. */
const canReadSources = () => {
  try {
    return require.resolve('tsx/cjs') !== '' && require.resolve('./main.ts') !== '';
  } catch {
    return false;
  }
};

if (canReadSources()) {
  require('tsx/cjs');
  require('./main.ts');
} else require('../dist/cli/main.js');
