/** Shows the samples' steps as they move: redrawn in place on a terminal, else one line for each change. */
import { stateLabel, stateSign } from '../output/labels';
import type { Language, Sentence } from '../language';
import type { SampleOrder } from '../samples/act';
import { givers } from './do-act';
import { isPlayed, type DoneAct, type FiledSample } from './filed-sample';

export interface Screen {
  isTTY: boolean;
  columns: number;
  rows: number;
  write(text: string): void;
}

export interface Board {
  /** Called after every look at the cases. */
  show(all: readonly FiledSample[]): void;
}

/** What is taller than the terminal cannot be redrawn in place. */
export function boardFor(screen: Screen, samples: number, language: Language): Board {
  return screen.isTTY && samples < screen.rows - 1
    ? redrawnBoard(screen, language)
    : lineBoard(screen, language, Date.now());
}

const idWidth = 28;

function redrawnBoard(screen: Screen, language: Language): Board {
  let drawn = 0;
  return {
    show: (all) => {
      const lines = all.map((one) => clip(boardLine(one, language), screen.columns - 1));
      const up = drawn === 0 ? '' : `\u001b[${drawn}A`;
      screen.write(up + lines.map((line) => `\u001b[2K${line}\n`).join(''));
      drawn = lines.length;
    },
  };
}

/** A line longer than the terminal would wrap and spoil the next redraw. */
const clip = (line: string, width: number): string => line.slice(0, Math.max(width, 20));

function boardLine(one: FiledSample, language: Language): string {
  const { sample, view, problem } = one;
  const steps = view?.steps.map(({ id, state }) => `${stateSign(state)} ${id}`).join('  ') ?? '';
  const what = problem ? `${problem.status} ${problem.code}` : steps;
  return `${isPlayed(one) ? '■' : '▷'} ${sample.id.padEnd(idWidth)} ${what.padEnd(62)} ${sample.story[language]}`;
}

/** Who did what, and what they were told if it could not be done. */
function actText({ act: { order }, problem }: DoneAct, language: Language): string {
  const answer = problem ? `  ${problem.status} ${problem.code}` : '';
  return `⇒ ${acts[order.kind][language]} (${givers[order.kind]})${answer}`;
}

const acts: Readonly<Record<SampleOrder['kind'], Sentence>> = {
  supplement: { vi: 'bổ sung hồ sơ', en: 'supplement' },
  withdrawal: { vi: 'rút hồ sơ', en: 'withdrawal' },
  correction: { vi: 'đính chính theo quyết định', en: 'correction by decision' },
  revocation: { vi: 'thu hồi theo quyết định', en: 'revocation by decision' },
  retry: { vi: 'gửi lại', en: 'retry' },
  skip: { vi: 'bỏ qua', en: 'skip' },
  settlement: { vi: 'thu đủ tiền', en: 'settlement' },
};

function lineBoard(screen: Screen, language: Language, startedAt: number): Board {
  const said = new Map<string, string>();
  const say = (key: string, state: string, text: string): void => {
    if (said.get(key) === state) return;
    said.set(key, state);
    screen.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
  };
  return {
    show: (all) => {
      for (const { sample, view, problem, done } of all) {
        const id = sample.id.padEnd(idWidth);
        if (problem) say(sample.id, problem.code, `${id} ${problem.status} ${problem.code}`);
        for (const one of done) say(`${sample.id}#${one.act.id}`, 'done', `${id} ${actText(one, language)}`);
        for (const step of view?.steps ?? []) {
          if (step.state === 'pending') continue;
          const key = `${sample.id}/${step.id}`;
          say(key, step.state, `${id} ${step.id.padEnd(18)} ${stateLabel(step.state, language)}`);
        }
      }
    },
  };
}
