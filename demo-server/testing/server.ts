import { createLog } from '#demo-server/log';
import { type RunningServer, type ServerOptions, startServer } from '#demo-server/server';
import { Client } from './client';
import { FakeTime } from './fake-time';
import type { TestHost } from './host';

export interface TestServer extends RunningServer, TestHost {
	/** Every line of the log, parsed. */
	readonly logged: Record<string, unknown>[];
	/** The host that a browser would send, with the port. */
	readonly host: string;
	http(path: string): string;
	ws(path: string): string;
	/** One number from `/metrics`, by its name and labels as Prometheus writes them. */
	metric(name: string): Promise<number>;
}

/** Starts the real server on a free port of the loopback address. */
export function startTestServer(options: Partial<ServerOptions> = {}): TestServer {
	const time = new FakeTime();
	const logged: Record<string, unknown>[] = [];
	const server = startServer({
		hostname: '127.0.0.1',
		port: 0,
		pages: (c) => Promise.resolve(c.text(`page ${c.req.path}`)),
		log: createLog('debug', (line) => logged.push(JSON.parse(line))),
		time,
		sweepEvery: Infinity,
		...options,
	});
	const host = `localhost:${server.port}`;
	const http = (path: string) => `http://${host}${path}`;
	const ws = (path: string) => `ws://${host}${path}`;
	return {
		...server,
		time,
		logged,
		host,
		http,
		ws,
		connect: (path) => Client.open(ws(path)),
		async metric(name) {
			const text = await (await fetch(http('/metrics'))).text();
			const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
			return Number(line?.slice(name.length + 1) ?? 0);
		},
		[Symbol.asyncDispose]: () => server.stop(),
	};
}
