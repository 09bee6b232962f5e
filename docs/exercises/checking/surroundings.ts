import type { Knock } from './diagnose';

/** The `WebSocket` of a browser, of Bun, or of the page's own network. */
export type WebSocketClass = new (url: string) => WebSocket;

/** What checks are run with: they know no Node, no Bun and no page. */
export interface Surroundings {
	readonly WebSocket: WebSocketClass;
	/** Asks the address what it has to say, without a socket's reserve. */
	readonly knock: (url: string) => Promise<Knock>;
	/** Ends the connection without a goodbye, as a pulled cable does. A page has no way to. */
	readonly cut?: (socket: WebSocket) => void;
	/**
	 * For how many milliseconds a check waits for what a working program sends at once. It never
	 * decides about a program that works. A second, unless told.
	 */
	readonly patience?: number;
	/** The same for a connection that neither opens nor fails; as long as the other, unless told. */
	readonly dialPatience?: number;
	/**
	 * Whether an address that neither opens nor refuses answers nothing at all, so that waiting on is
	 * in vain. Asked once patience is over, where that for a dial is longer.
	 */
	readonly isSilent?: (url: string) => Promise<boolean>;
}
