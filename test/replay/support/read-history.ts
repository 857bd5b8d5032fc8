import { defaultPayloadConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import { z } from 'zod';

const Batch = z.object({ drafts: z.array(z.object({ event: z.object({ type: z.string() }) })) });

/** The types of the case's events that were handed to the register. */
export function typesRecorded({ events }: History): string[] {
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: activity }) => {
    const [payload] = activity?.input?.payloads ?? [];
    if (activity?.activityType?.name !== 'recordEvents' || !payload) return [];
    return Batch.parse(defaultPayloadConverter.fromPayload(payload)).drafts.map(({ event }) => event.type);
  });
}

/** What the workflow gave at its end; null while it runs. */
export function outcomeOf({ events }: History): string | null {
  const [payload] = events?.at(-1)?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? [];
  return payload ? z.string().parse(defaultPayloadConverter.fromPayload(payload)) : null;
}
