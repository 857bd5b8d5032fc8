import { z } from 'zod';
import { NoCalendarError } from '../../domain/calendar';
import { deadlineOf, type Deadline } from '../../domain/legal-clock';
import { dayOf, vietNamInstant } from '../../domain/viet-nam-time';
import { findEditionInForce, findEditions } from '../../procedures/bundles';
import { currentCalendar } from '../../procedures/shared/calendar';
import type { Edition } from '../../procedures/shared/definition';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { DeadlineReply } from '../schemas/deadlines';
import { QueryFlag, QueryInstant, QueryText } from '../schemas/instants';

/** The legal clock for everybody to check: a due date with every day on the way explained. */
export const deadlines = route({
  method: 'get',
  operationId: 'getDeadlines',
  path: '/v1/deadlines',
  tag: 'catalogue',
  summary: 'When a bundle or one of its steps is due, day by day',
  access: { kind: 'public', limited: true },
  query: z.object({
    bundle: QueryText(100),
    step: QueryText(100).optional(),
    receivedAt: QueryInstant.meta({
      description: 'When the body that decides the step holds the file; without `step`, the first one',
    }),
    verification: QueryFlag.default(false),
  }),
  replies: {
    200: {
      description: 'The due date and how it comes about',
      schema: DeadlineReply,
    },
  },
  problems: ['invalid-input', 'unknown-bundle', 'no-edition', 'unknown-step', 'no-calendar'],
}).handle(({ query: { bundle, step, receivedAt, verification } }) => {
  const receivedAtMs = Date.parse(receivedAt);
  const edition = editionOn(bundle, receivedAtMs);
  const term = step === undefined ? edition.term : termOf(edition, step);
  const input = { receivedAt: vietNamInstant(receivedAtMs), term, calendar: currentCalendar, verification };
  return { status: 200, json: { edition: edition.edition, ...deadline(input) } };
});

function editionOn(bundle: string, receivedAtMs: number): Edition {
  if (!findEditions(bundle)) throw new Problem('unknown-bundle');
  const edition = findEditionInForce(bundle, dayOf(receivedAtMs));
  if (!edition) throw new Problem('no-edition');
  return edition;
}

function termOf({ steps }: Edition, id: string): Edition['term'] {
  const step = steps.find((known) => known.id === id);
  if (!step) throw new Problem('unknown-step');
  return step.term;
}

function deadline(input: Parameters<typeof deadlineOf>[0]): Deadline {
  try {
    return deadlineOf(input);
  } catch (error) {
    if (error instanceof NoCalendarError) throw new Problem('no-calendar');
    throw error;
  }
}
