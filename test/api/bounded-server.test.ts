import { boundedServer } from '../../api/http/bounded-server';

test('nobody holds a connection of the API by saying nothing, or little by little', () => {
  const server = boundedServer((_request, response) => response.end());
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(server.requestTimeout).toBeGreaterThan(60_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(90_000);
  expect(server.maxConnections).toBeGreaterThan(500);
});
