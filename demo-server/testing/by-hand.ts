/**
 * What this server answers to what a reader sends by hand, on its own port and with its own limits:
 * the pages of the labs are held to these tables. Where that is not what the RFC asks for, `unlike`
 * says so, with the section.
 */
export interface ByHand {
	readonly name: string;
	/** Whether the server ends the TCP connection. */
	readonly ends?: true;
	/** How the answer differs from what the RFC asks for. */
	readonly unlike?: string;
}
