import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Pair } from './certificates.ts';

/** Starts a server for one test and gives its port; the test's end closes it, whoever hangs on. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** A server of bare bytes. */
export const serveBytes = (onConnection: (socket: Socket) => void): Promise<number> =>
  listen(createServer(onConnection));

export const serveHttp = (listener: RequestListener): Promise<number> =>
  listen(createHttp(listener));

/** An HTTPS server, and how many requests it has got: none may arrive where trust is missing. */
export async function serveHttps(
  { cert, key }: Pair,
  listener: RequestListener = (_request, response) => response.end('{}'),
): Promise<{ port: number; got: () => number }> {
  let count = 0;
  const port = await listen(
    createHttps({ cert, key }, (request, response) => {
      count++;
      listener(request, response);
    }),
  );
  return { port, got: () => count };
}

/** A port on which nobody listens: one that was free a moment ago. */
export async function closedPort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
