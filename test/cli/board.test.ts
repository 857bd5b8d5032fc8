import { bothParents } from '../../cli/samples/birth/parents';
import type { SampleAct } from '../../cli/samples/act';
import { problemOf } from '../../cli/http/problem';
import { CaseReply, FilingReceiptReply } from '../../cli/http/replies';
import { boardFor } from '../../cli/start/board';
import type { FiledSample } from '../../cli/start/filed-sample';
import { step, view } from './support/cases';

const at = (birth: string, residence: string, done: FiledSample['done'] = []): FiledSample[] => [
  {
    done,
    sample: bothParents,
    filed: FilingReceiptReply.parse(view()),
    view: CaseReply.parse(
      view({ steps: [step('birth', 'civil-status', birth), step('residence', 'residence', residence)] }),
    ),
  },
];
function screen(isTTY: boolean, rows = 24) {
  const written: string[] = [];
  return { isTTY, rows, columns: 60, write: (text: string) => void written.push(text), written };
}

test('on a terminal the board is redrawn in place, in lines that do not wrap', () => {
  const tty = screen(true);
  const board = boardFor(tty, 1, 'en');
  board.show(at('with-agency', 'pending'));
  board.show(at('granted', 'filing'));
  expect(tty.written[0]).not.toContain('\u001b[1A');
  expect(tty.written[1]).toMatch(/^\u001b\[1A\u001b\[2K.*✓ birth/);
  for (const text of tty.written)
    expect(text.replace(/\u001b\[\d*[AK]/g, '').trimEnd().length).toBeLessThan(60);
});

test('elsewhere each change is one line, said once', () => {
  const pipe = screen(false);
  const board = boardFor(pipe, 1, 'en');
  board.show(at('with-agency', 'pending'));
  board.show(at('with-agency', 'pending'));
  board.show(at('granted', 'filing'));
  const lines = pipe.written.join('').split('\n').filter(Boolean);
  expect(lines.map((line) => line.replace(/^ *[\d.]+ s +\S+ +/, '').replace(/ +/g, ' '))).toEqual([
    'birth with agency',
    'birth granted',
    'residence being filed',
  ]);
  expect(pipe.written.join('')).not.toContain('\u001b');
});

test('what people do about a case is one line too, with who did it and what they were told', () => {
  const pipe = screen(false);
  const board = boardFor(pipe, 1, 'en');
  const act: SampleAct = { id: 'w', when: 'settled', order: { kind: 'withdrawal', body: { reason: 'x' } } };
  const problem = problemOf(409, { title: '', status: 409, code: 'nothing-to-withdraw' }).problem;
  board.show(at('granted', 'granted', [{ act }]));
  board.show(at('granted', 'granted', [{ act }, { act: { ...act, id: 'again' }, problem }]));
  const lines = pipe.written.join('').split('\n');
  expect(lines.filter((line) => line.includes('⇒')).map((line) => line.replace(/^.*⇒ /, ''))).toEqual([
    'withdrawal (portal)',
    'withdrawal (portal)  409 nothing-to-withdraw',
  ]);
});

test('more samples than the terminal has rows are told line by line', () => {
  const small = screen(true, 10);
  boardFor(small, 20, 'vi').show(at('granted', 'pending'));
  expect(small.written.join('')).not.toContain('\u001b');
  expect(small.written.join('')).toContain('đã giải quyết');
});
