/** The members `examples` of requests and replies; empty where there are none. */
import type { Route } from '../http/route';
import { examples } from './examples/index';
import type { Example } from './examples/example';

interface Named {
  summary: string;
  value: unknown;
}
interface WithExamples {
  examples?: Record<string, Named>;
}

export const requestExamples = (route: Route): WithExamples =>
  named(examplesOf(route).flatMap((example) => ('body' in example ? [[example, example.body]] : [])));

export const replyExamples = (route: Route, status: number): WithExamples =>
  named(
    examplesOf(route)
      .filter((example) => example.status === status)
      .map((example) => [example, example.reply]),
  );

const examplesOf = ({ operationId }: Route): readonly Example[] => examples[operationId] ?? [];

/** A request and its reply bear the same name. */
function named(values: readonly (readonly [Example, unknown])[]): WithExamples {
  if (values.length === 0) return {};
  return {
    examples: Object.fromEntries(
      values.map(([{ name, summary, call }, value]) => [
        name,
        { summary: call === undefined ? summary : `${summary} (${call})`, value },
      ]),
    ),
  };
}
