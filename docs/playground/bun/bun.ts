import { CryptoHasher } from './crypto-hasher';
import { inspect } from './inspect';
import type { ServeOptions } from './serve-options';
import { Server, type ServerHost } from './server';
import { onlyWith } from './unavailable';

export interface BunOptions {
	readonly host: ServerHost;
	readonly env: Readonly<Record<string, string>>;
	sleep(milliseconds: number): Promise<unknown>;
	/** A server of the program listens from now on. */
	adopt(server: Server): void;
}

/** The version whose behaviour the differential test compares with. */
export const VERSION = '1.4.5';

/** Makes the `Bun` of a program: what the lessons need of it. The rest says that it is not there. */
export function createBun({ host, env, sleep, adopt }: BunOptions) {
	return onlyWith('Bun', {
		version: VERSION,
		env,
		inspect,
		CryptoHasher,
		sleep,
		nanoseconds: () => Math.round(performance.now() * 1e6),
		serve(options: ServeOptions): Server {
			const server = new Server(options, host);
			adopt(server);
			return server;
		},
	});
}
