import { isSameDecision } from '../../domain/same-decision';

const decision = { number: '02/QĐ-UBND', on: '2026-11-25', by: 'UBND Phường Bến Thành' };

test.each([
  ['in small letters', { number: '02/qđ-ubnd' }],
  ['with the Ð of another alphabet', { number: '02/Q\u00D0-UBND' }],
  ['with its small ð', { number: '02/q\u00F0-ubnd' }],
  ['with blanks', { number: ' 02 / QĐ - UBND ' }],
  ['with a longer dash', { number: '02/QĐ\u2013UBND' }],
  ['in decomposed Unicode', { by: decision.by.normalize('NFD') }],
  ['with its authority in capitals', { by: 'UBND PHƯỜNG BẾN  THÀNH' }],
  ['by an authority that has been erased', { by: undefined }],
])('a decision written %s is the same', (_how, over) => {
  const other = Object.fromEntries(
    Object.entries({ ...decision, ...over }).filter(([, value]) => value !== undefined),
  ) as typeof decision;
  expect(isSameDecision(decision, other)).toBe(true);
});

test.each([
  ['of another commune', { by: 'UBND Phường Sài Gòn' }],
  ['of another day', { on: '2026-11-26' }],
  ['of another number', { number: '03/QĐ-UBND' }],
])('a decision %s is another', (_how, over) => {
  expect(isSameDecision(decision, { ...decision, ...over })).toBe(false);
});
