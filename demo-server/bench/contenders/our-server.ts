import { createLog } from '#demo-server/log';
import { type ServerOptions, startServer } from '#demo-server/server';

/** Starts the real server, with its real clock, sweep and log, and returns its port. */
export function startOurs(port: number, options: Partial<ServerOptions> = {}): number {
	const server = startServer({
		hostname: '127.0.0.1',
		port,
		pages: (c) => Promise.resolve(c.notFound()),
		log: createLog('info', (line) => process.stderr.write(line)),
		...options,
	});
	return server.port;
}
