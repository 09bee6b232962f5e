import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Time } from '#demo-server/environment';
import { clientAddress } from '#demo-server/guards/address';
import type { OpenTap } from '#demo-server/live/tap';
import type { OwnConnections } from '#demo-server/own-connections';
import { joinAndShow } from './tapped-connection';
import { Watches } from './watches';

/** Connections at a time; the caps of the server come on top, once there is a WebSocket. */
const CONNECTIONS = { perAddress: 100, total: 400 };
/** Milliseconds after which a connection is ended, whatever it does. */
const LIFETIME = 30 * 60_000;

/**
 * Listens on a port of its own and carries whatever comes there to this server, octet for octet, and
 * back. It leads nowhere else, and of what it carries, a WebSocket of the echo is shown to the page
 * that watches it.
 */
export class TapProxy {
	readonly #server: Server;
	readonly #watches: Watches;
	readonly #open = new Map<Socket, string>();
	#port: number | undefined;

	constructor(own: OwnConnections, time: Time) {
		const watches = new Watches(time.now);
		this.#watches = watches;
		this.#server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true });
		this.#server.on('connection', (browser) => {
			const address = clientAddress(browser.remoteAddress);
			browser.on('error', () => undefined);
			if (this.#isFull(address)) {
				browser.destroy();
				return;
			}
			this.#open.set(browser, address);
			const server = own.open({ address, way: 'tap' });
			const end = joinAndShow(browser, server, address, watches, time);
			const cancelEnd = time.setTimer(end, LIFETIME);
			browser.once('close', () => {
				cancelEnd();
				this.#open.delete(browser);
			});
		});
	}

	/** Where it listens; undefined until it does. */
	get port(): number | undefined {
		return this.#port;
	}

	/** The tap as its demo knows it, for whoever is at that address; undefined until it listens. */
	openTo(address: string): OpenTap | undefined {
		const port = this.#port;
		if (port === undefined) return undefined;
		return { port, watch: (id, show) => this.#watches.begin(id, address, show) };
	}

	/**
	 * Begins to listen; 0 takes any port that is free.
	 * @throws what Node throws when it cannot, such as EADDRINUSE
	 */
	async listen(wanted: number, hostname: string): Promise<number> {
		this.#server.listen(wanted, hostname);
		await once(this.#server, 'listening');
		const address = this.#server.address();
		const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
		this.#port = port;
		return port;
	}

	/** Stops listening. What is connected ends when the server ends it. */
	close(): void {
		this.#server.close();
	}

	#isFull(address: string): boolean {
		if (this.#open.size >= CONNECTIONS.total) return true;
		const here = [...this.#open.values()].filter((other) => other === address);
		return here.length >= CONNECTIONS.perAddress;
	}
}
