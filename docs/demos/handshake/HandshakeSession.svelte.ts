import { acceptKey, handshakeClientCodec, type Handshake } from '#protocol';
import { Connection, type Environment } from '#docs/lib/connection/Connection.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';
import { tellOutcome } from '#docs/stage/outcome/tell';

/** One line of a head, and what it is explained by. */
export interface HeadLine {
	/** Tells the lines of the page apart. */
	id: string;
	/** The header's name in lower case; none for the first line. */
	name: string | undefined;
	text: string;
}

interface Keys {
	sent: string;
	returned: string;
	computed: string;
}

type Head = readonly (readonly [string, string])[];

const linesOf = (side: string, first: string, headers: Head): readonly HeadLine[] => [
	{ id: `${side}:first`, name: undefined, text: first },
	...headers.map(([name, value]) => ({ id: `${side}:${name}`, name, text: `${name}: ${value}` })),
];

const valueOf = (headers: Head, name: string) => headers.find(([other]) => other === name)?.[1];

/** The reader's own handshake with `/live/handshake`, as the server tells of it. */
export class HandshakeSession {
	readonly connection: Connection;
	#handshake = $state.raw<Handshake>();

	constructor(environment?: Environment) {
		this.connection = new Connection(
			() => liveUrl('handshake'),
			{
				received: (data) => {
					const decoded = handshakeClientCodec.decode(data);
					if (!decoded.ok) return;
					const before = this.keys;
					this.#handshake = decoded.message;
					if (before) this.#compare(before, this.keys);
				},
			},
			environment,
		);
	}

	get request(): readonly HeadLine[] {
		const request = this.#handshake?.request;
		if (!request) return [];
		return linesOf('request', `${request.method} ${request.target} HTTP/1.1`, request.headers);
	}

	get response(): readonly HeadLine[] {
		const response = this.#handshake?.response;
		if (!response) return [];
		return linesOf('response', 'HTTP/1.1 101 Switching Protocols', response.headers);
	}

	/** The key that the browser sent, the answer that came, and the answer as this page makes it. */
	get keys(): Keys | undefined {
		if (!this.#handshake) return undefined;
		const sent = valueOf(this.#handshake.request.headers, 'sec-websocket-key') ?? '';
		const returned = valueOf(this.#handshake.response.headers, 'sec-websocket-accept') ?? '';
		return { sent, returned, computed: acceptKey(sent) };
	}

	/** Shakes hands once more: another key, another answer. */
	again(): void {
		this.connection.dispose();
		this.connection.connect();
	}

	/** Tells which of the two values differ from those of the handshake before. */
	#compare(before: Keys, after: Keys | undefined): void {
		const changed = [
			...(before.sent === after?.sent ? [] : ['key']),
			...(before.returned === after?.returned ? [] : ['accept']),
		];
		tellOutcome('handshake.again', changed.join('-and-') || 'neither');
	}

	dispose(): void {
		this.connection.dispose();
	}
}
