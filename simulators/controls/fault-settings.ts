import { z } from 'zod';
import { Unusable } from './unusable';

const Rate = z.number().min(0).max(1);
const longestMs = 600_000;
/** How often it still happens; without it, always. */
const times = z.int().min(0).optional();

/** How an agency is broken on purpose; `{}` is an agency in order. */
export const FaultSettings = z.object({
  outage: z.boolean().optional(),
  latencyMs: z.number().min(0).max(longestMs).optional(),
  errorRate: Rate.optional(),
  /** A message is refused as wrong with that 4xx. */
  reject: z.object({ status: z.int().min(400).max(499), code: z.string().min(1), times }).optional(),
  /** Somebody on the way answers in the agency's place: unsigned, and the message goes no further. */
  proxy: z
    .object({
      status: z.int().min(200).max(599),
      body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
      times,
    })
    .optional(),
  loseAnswerRate: Rate.optional(),
  /** The answer to a message is lost, and it arrives that much later. Enquiries are answered meanwhile. */
  lateMs: z.number().min(0).max(longestMs).optional(),
  /** Messages are taken and never answered, and nothing is decided or sent. */
  hang: z.boolean().optional(),
  /** An enquiry about a dossier is answered with the key of another. */
  wrongKey: z.boolean().optional(),
  dropCallbackRate: Rate.optional(),
  duplicateCallbackRate: Rate.optional(),
  shuffleCallbacks: z.boolean().optional(),
  /** A second after each decision comes another under an id of its own, to this effect, unless it is so already. */
  decideAgain: z.enum(['grant', 'refuse']).optional(),
  /** Decisions go out, and are told on enquiry, out of form: in one way, or `true` for one way after another. */
  unusable: Unusable.optional(),
  /** How far its clock is ahead; it dates its decisions. */
  skewMs: z.number().optional(),
  /** The population database refuses each notice that it is not holding yet. */
  refuseNotices: z.boolean().optional(),
});
export type FaultSettings = z.infer<typeof FaultSettings>;
