import { defaultPayloadConverter } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils';
import { z } from 'zod';

/** What the workflow gave at its end; null while it runs. */
export function outcomeOf({ events }: History): string | null {
  const [payload] = events?.at(-1)?.workflowExecutionCompletedEventAttributes?.result?.payloads ?? [];
  return payload ? z.string().parse(defaultPayloadConverter.fromPayload(payload)) : null;
}
