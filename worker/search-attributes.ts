import type { NativeConnection } from '@temporalio/worker';
import type { Logger } from '../runtime/logging';
import { searchAttributes } from '../runtime/temporal/server-settings';

/** `INDEXED_VALUE_TYPE_KEYWORD` of Temporal's API. */
const keyword = 2;

/**
 * Registers the attributes by which operators find cases in Temporal's own tools, where the server does not know them
 * yet. A service that lets nobody register them over this API has to know them beforehand.
 */
export async function registerSearchAttributes(
  { connection, namespace }: { connection: NativeConnection; namespace: string },
  log: Logger,
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.keys(searchAttributes).filter((name) => !(name in customAttributes));
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
  } catch (err) {
    log.warn({ err, missing }, 'search attributes could not be registered: register them with the service');
  }
}
