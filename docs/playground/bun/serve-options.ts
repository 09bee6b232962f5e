import type { Server } from './server';
import { UnavailableError } from './unavailable';

type Handler = (...values: unknown[]) => unknown;

/** What `Bun.serve` is given. */
export interface ServeOptions {
	fetch?: (this: Server, request: Request, server: Server) => unknown;
	websocket?: Partial<Record<'open' | 'message' | 'close' | 'drain' | 'ping' | 'pong', Handler>> & {
		maxPayloadLength?: number;
		publishToSelf?: boolean;
	};
	error?: (this: Server, error: unknown) => unknown;
	port?: number | string;
	hostname?: string;
	development?: unknown;
	id?: string | null;
}

const MISSING = ['routes', 'static', 'unix', 'tls', 'key', 'cert', 'app'];

const NEEDS_FETCH = `Bun.serve() needs either:

  - A routes object:
     routes: {
       "/path": {
         GET: (req) => new Response("Hello")
       }
     }

  - Or a fetch handler:
     fetch: (req) => {
       return new Response("Hello")
     }

Learn more at https://bun.com/docs/api/http`;

/**
 * Looks at the options before a server listens.
 * @throws {TypeError} in Bun's words where there is no `fetch`
 * @throws {UnavailableError} for what a page has not
 */
export function checkOptions(options: ServeOptions): void {
	for (const name of MISSING) {
		// An app of Hono's has routes too, in a list.
		const part: unknown = Reflect.get(options, name);
		if (part !== undefined && !Array.isArray(part)) {
			throw new UnavailableError(`Bun.serve({ ${name} })`);
		}
	}
	if (typeof options.fetch !== 'function') {
		throw Object.assign(new TypeError(NEEDS_FETCH), { code: 'ERR_INVALID_ARG_TYPE' });
	}
}
