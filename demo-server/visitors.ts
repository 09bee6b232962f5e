import type { Context } from 'hono';
import { clientAddress } from './guards/address';
import type { Behind, OwnConnections } from './own-connections';
import { getConnInfo } from './websocket';

export interface VisitorsOptions {
	/** Takes the client's address from the last entry of `X-Forwarded-For`. */
	readonly trustProxy: boolean;
	/** Where this server listens. */
	readonly port: () => number;
}

/** Who sends a request, and to where: also when it came by way of this server itself. */
export class Visitors {
	readonly #own: OwnConnections;
	readonly #options: VisitorsOptions;

	constructor(own: OwnConnections, options: VisitorsOptions) {
		this.#own = own;
		this.#options = options;
	}

	/** The reader's address. What is relayed may say what it likes in its headers; it is not asked. */
	addressOf(c: Context): string {
		const behind = this.#behind(c);
		if (behind) return behind.address;
		const forwarded = this.#options.trustProxy ? c.req.header('x-forwarded-for') : undefined;
		return clientAddress(getConnInfo(c).remote.address, forwarded);
	}

	/** The host whose pages may connect: the tap's port stands for that of the site. */
	hostOf(c: Context): string {
		const host = c.req.header('host') ?? '';
		if (this.#behind(c)?.way !== 'tap') return host;
		return host.replace(/(:\d+)?$/, `:${this.#options.port()}`);
	}

	cameByRelay(c: Context): boolean {
		return this.#behind(c)?.way === 'relay';
	}

	/** Whether something stands between: the browser knows this server by another port, or by a proxy. */
	cameByProxy(c: Context): boolean {
		const { trustProxy, port } = this.#options;
		const dialled = URL.parse(`http://${this.hostOf(c)}`)?.port || '80';
		return trustProxy || Number(dialled) !== port();
	}

	#behind(c: Context): Behind | undefined {
		const { address, port } = getConnInfo(c).remote;
		return this.#own.behind(address, port);
	}
}
