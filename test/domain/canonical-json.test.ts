import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../domain/canonical-json';

test('the example of RFC 8785, section 3.2.2, comes out in its canonical form', () => {
  const example = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
    literals: [null, true, false],
  };
  expect(canonicalJson(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members stand in the order of their UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const example = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const parsed = Object.values(JSON.parse(canonicalJson(example)) as Record<string, string>);
  const text = canonicalJson(example);
  const inOrder = [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ];
  expect(parsed).toHaveLength(inOrder.length);
  expect([...inOrder].sort((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(inOrder);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [9007199254740992, '9007199254740992'],
  [295147905179352830000, '295147905179352830000'],
  [1e23, '1e+23'],
  [333333333.3333332, '333333333.3333332'],
  [0.000001, '0.000001'],
  [1e-7, '1e-7'],
])('the number %d is written as RFC 8785, appendix B, has it', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('a member that is undefined is left out, so it makes no other text than its absence', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
});

test('Vietnamese text stands as it is, unescaped and in the form it came in', () => {
  expect(canonicalJson({ name: 'Nguyễn Thị Ước' })).toBe('{"name":"Nguyễn Thị Ước"}');
  expect(canonicalJson('ệ'.normalize('NFD'))).not.toBe(canonicalJson('ệ'));
});

test('any JSON comes back unchanged, and in one text whatever the order of its members', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, reversed(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

test('whatever the value, another implementation of RFC 8785 writes the same text', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(value)).toBe(canonicalize(value))));
});
