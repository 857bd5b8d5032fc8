/** Signing out at the issuer, without being asked whether one means it. */
import type { KoaContextWithOIDC } from 'oidc-provider';

declare module 'oidc-provider' {
  interface Client {
    backchannelLogout(subject: string, sessionId: string): Promise<unknown>;
  }
}

/** Stands around the library's own handling, which has checked the request and would now show its question. */
export async function endSessions(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  // A path that the library does not know has none.
  if (!('oidc' in context)) return;
  const { oidc } = context;
  if (context.status !== 200) return;
  if (oidc.route === 'end_session') await endSession(context, wayBack(context));
  // Somebody else has signed in: whoever was is signed out first, and then the sign-in goes on.
  if (oidc.route === 'resume') await endSession(context, context.path);
}

async function endSession(context: KoaContextWithOIDC, goOnTo: string): Promise<void> {
  const { oidc } = context;
  await tellClients(context);
  await oidc.session?.destroy();
  context.cookies.set(oidc.provider.cookieName('session'), null, { path: '/' });
  context.status = 303;
  context.redirect(goOnTo);
}

/** Where the client wants its user back. */
function wayBack({ oidc }: KoaContextWithOIDC): string {
  const { post_logout_redirect_uri: back, state } = oidc.params ?? {};
  return typeof back === 'string' ? withState(back, state) : oidc.urlFor('end_session_success');
}

/** A client that cannot be told now has its session end by itself. */
async function tellClients({ oidc }: KoaContextWithOIDC): Promise<void> {
  const { session, provider } = oidc;
  const accountId = session?.accountId;
  if (session === undefined || accountId === undefined) return;
  for (const clientId of Object.keys(session.authorizations ?? {})) {
    const client = await provider.Client.find(clientId);
    await client?.backchannelLogout(accountId, session.sidFor(clientId) ?? '').catch(() => undefined);
  }
}

function withState(address: string, state: unknown): string {
  const url = new URL(address);
  if (typeof state === 'string') url.searchParams.set('state', state);
  return url.href;
}
