/** Who ended a TCP connection: the client's side, the server, or what stands between them. */
export type EndedBy = 'client' | 'server' | 'between';

/** Why there is no connection. */
export type NoLine =
	/** There is no TCP where this page is: no server in reach, or none that has a relay. */
	| 'unavailable'
	| 'too-many'
	| 'too-often'
	| 'no-answer'
	/** The server refused the page itself, or the relay did. */
	| 'refused';

export interface LineEvents {
	readonly opened: () => void;
	readonly received: (octets: Uint8Array) => void;
	/** @param note - what ended it, where it was what stands between */
	readonly ended: (by: EndedBy, note?: string) => void;
	readonly failed: (why: NoLine) => void;
}

/** A TCP connection to a server, as far as a page can have one: octets go in, octets come out. */
export interface Line {
	write(octets: Uint8Array): void;
	/** Ends it without a word of WebSocket. */
	end(): void;
	/** Lets go; nothing is called back any more. */
	dispose(): void;
}

export type OpenLine = (events: LineEvents) => Line;
