/** Bugs, each one small change to the engine, that random walks have to find: what is wrong, and where. */
export interface Bug {
  name: string;
  file: string;
  instead: readonly [found: string, planted: string];
}

export const bugs: readonly Bug[] = [
  {
    name: 'an answer that the agency has not signed is believed',
    file: 'activities/exchange.ts',
    instead: ['if (answer.signedBy !== request.agency)', 'if (false)'],
  },
  {
    name: 'what an agency holds under the key since before a correction is taken for the corrected dossier',
    file: 'activities/delivery.ts',
    instead: [
      "const isOther = message.what === 'delivery' && given.status === 409;",
      'const isOther = false;',
    ],
  },
  {
    name: 'a dossier that was given back is taken for one that the agency keeps',
    file: 'activities/delivery.ts',
    instead: ["(await look(message)).state === 'withdrawn'", 'false'],
  },
  {
    name: 'that it is too late to give a dossier back is taken for a refusal of the message',
    file: 'activities/delivery.ts',
    instead: ["if (act === 'withdraw' && status === 409) return answer('already-decided', status);", ''],
  },
  {
    name: 'a dossier that its agency has closed by itself is asked after for ever',
    file: 'workflows/engine/decision-polling.ts',
    instead: ['if (found.isClosed) return this.closed(step, key);', ''],
  },
  {
    name: 'money to be recovered is no claim',
    file: 'workflows/engine/apply-answer.ts',
    instead: ["if (claim) history.emit('claim-opened'", "if (false) history.emit('claim-opened'"],
  },
  {
    name: 'a dossier that arrived after all is not on the record',
    file: 'workflows/engine/apply-answer.ts',
    instead: ['arrivedAfterAll(run, step);\n  if (outcome', ';\n  if (outcome'],
  },
  {
    name: 'a withdrawal that the agency refuses ends the step all the same',
    file: 'workflows/engine/apply-answer.ts',
    instead: [
      "run.history.emit('step-stuck', { step, data: { what: 'withdrawal', cause: 'message-refused', status } });",
      'end(run, step);',
    ],
  },
  {
    name: 'a notice that is refused as a message counts as told',
    file: 'workflows/engine/apply-answer.ts',
    instead: ["const isTold = outcome === 'taken' ||", 'const isTold = true ||'],
  },
  {
    name: 'a decision on a dossier that is asked back counts before the answer to that',
    file: 'workflows/engine/apply-decision.ts',
    instead: ['if (askedBack(step)) return false;', ''],
  },
  {
    name: 'what a corrected step brought changes nothing later',
    file: 'workflows/engine/decide-step.ts',
    instead: ["if (progress === 'not-begun' || !dossierChanged(run, plan.id)) continue;", 'continue;'],
  },
  {
    name: 'a dossier that was on its way when the case was corrected stays as it was',
    file: 'workflows/engine/apply-answer.ts',
    instead: ['isOther || isOutdated(run, id, message.filing)', 'false'],
  },
  {
    name: 'the oldest grant falls first',
    file: 'workflows/engine/messages-due.ts',
    instead: ['grantedAt(newest) > grantedAt(step)', 'grantedAt(newest) < grantedAt(step)'],
  },
  {
    name: 'a reversal does not wait for what is being fetched back',
    file: 'workflows/engine/messages-due.ts',
    instead: ['if (state.steps.some(isBeingFetchedBack)) return undefined;', ''],
  },
  {
    name: 'the reversal of the civil act is told before everything has fallen',
    file: 'workflows/engine/messages-due.ts',
    instead: ["if (first.what === 'notice-reversal' && state.steps.some(reversalOf)) return undefined;", ''],
  },
  {
    name: 'a grant that is taken back before it was told of is told all the same',
    file: 'domain/fold/notices.ts',
    instead: ['notice === underway || !isUntold(notice)', 'true'],
  },
  {
    name: 'a correction that was meant while a dossier was decided is forgotten',
    file: 'domain/fold/step-outcomes.ts',
    instead: ["return meant.kind === 'redo' ? { ...meant, since } : meant;", 'return keep;'],
  },
  {
    name: 'a decision that has come before is asked for again and again',
    file: 'activities/dossier-client.ts',
    instead: ['!known.includes(id)', 'true'],
  },
  {
    name: 'what is granted after all of a refused correction is not heard',
    file: 'workflows/engine/apply-decision.ts',
    instead: ['  applyElsewhere(run);', ''],
  },
  {
    name: 'what arrives after all is filed again, whatever has become of its step',
    file: 'domain/fold/strays.ts',
    instead: ['return !grant && progress === recall.how;', "return !grant && progress !== 'not-begun';"],
  },
];
