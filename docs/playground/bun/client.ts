import { createEventSource } from './event-source';
import { createFetch } from './client-fetch';
import { createWebSocket } from './client-socket';
import { Exchanges } from './exchanges';
import type { FromClient, FromServer, Pipe } from './wire';

export interface ClientOptions {
	/**
	 * The origin of the page that the client stands for: it is sent along, and what another origin
	 * answers is subject to CORS. None for a program that is no page.
	 */
	origin?: string;
}

/** What a program reaches a server with: a browser's own three, over a pipe. */
export interface Client {
	WebSocket: typeof WebSocket;
	fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
	EventSource: typeof EventSource;
	/** Goes without a word, as a tab that is closed. */
	leave(): void;
}

/** Makes a client of the server at the other end of the pipe. */
export function createClient(
	pipe: Pipe<FromClient, FromServer>,
	options: ClientOptions = {},
): Client {
	const exchanges = new Exchanges(pipe);
	const fetch = createFetch(exchanges, options);
	return {
		WebSocket: createWebSocket(exchanges, options),
		fetch,
		EventSource: createEventSource(fetch, options),
		leave: () => {
			exchanges.leave();
		},
	};
}
