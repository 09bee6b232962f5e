import { createLog } from '#demo-server/log';
import { type RunningServer, type ServerOptions, startServer } from '#demo-server/server';
import { FakeTime } from './fake-time';

export interface TestServer extends RunningServer, AsyncDisposable {
	/** The clock of the server; it stands still until a test winds it. */
	readonly time: FakeTime;
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
	return {
		...server,
		time,
		logged,
		host,
		http,
		ws: (path) => `ws://${host}${path}`,
		async metric(name) {
			const text = await (await fetch(http('/metrics'))).text();
			const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
			return Number(line?.slice(name.length + 1) ?? 0);
		},
		[Symbol.asyncDispose]: () => server.stop(),
	};
}
