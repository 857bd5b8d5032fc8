/** A property that a mutant breaks has done its work: the smallest example would take minutes. Fewer examples find it too. */
require('fast-check').configureGlobal({ endOnFailure: true, numRuns: 25 });
