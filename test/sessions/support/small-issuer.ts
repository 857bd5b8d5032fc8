/** An issuer as others make them: what it announces, and what its tokens say, is up to the test. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export class SmallIssuer {
  /** Members of its announcement that are otherwise. */
  announced: Record<string, unknown> = {};
  idClaims: JWTPayload = {};
  accessClaims: JWTPayload = {};
  /** What the token endpoint was sent last. */
  asked: { authorization: string | undefined; body: URLSearchParams } | undefined;

  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    private readonly jwks: unknown,
  ) {}

  static async start(): Promise<SmallIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
    const server = createServer();
    const issuer = new SmallIssuer(server, privateKey, { keys: [jwk] });
    server.on('request', (request, response) => {
      void issuer.answer(request.url ?? '', request).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? String(address.port) : ''}/realms/r`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(path: string, request: IncomingMessage): Promise<[number, unknown]> {
    if (path.endsWith('/.well-known/openid-configuration')) return [200, this.announcement()];
    if (path.endsWith('/certs')) return [200, this.jwks];
    if (!path.endsWith('/token')) return [403, { error: 'insufficient_scope' }];
    const body = new URLSearchParams(await text(request));
    this.asked = { authorization: request.headers.authorization, body };
    const [id_token, access_token] = await Promise.all([
      this.sign(this.idClaims),
      this.sign(this.accessClaims),
    ]);
    return [200, { id_token, access_token, token_type: 'Bearer', expires_in: 300 }];
  }

  private announcement(): Record<string, unknown> {
    const at = (end: string): string => `${this.url}/protocol/openid-connect/${end}`;
    return {
      issuer: this.url,
      authorization_endpoint: at('auth'),
      token_endpoint: at('token'),
      userinfo_endpoint: at('userinfo'),
      jwks_uri: at('certs'),
      ...this.announced,
    };
  }

  private sign(claims: JWTPayload): Promise<string> {
    return new SignJWT({ iss: this.url, sub: 'f:1:chi', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.key);
  }
}
