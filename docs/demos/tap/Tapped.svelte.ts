import type { TapServerMessage } from '#protocol';
import type { EndedBy } from '#docs/lib/line/line';
import { Transcript } from '#docs/stage/transcript/Transcript.svelte';

const BY: Readonly<Record<'browser' | 'server' | 'tap', EndedBy>> = {
	browser: 'client',
	server: 'server',
	tap: 'between',
};

/** One connection as it passed the tap. */
class TappedConnection {
	readonly number: number;
	readonly transcript = new Transcript();
	readonly #began: number;
	#full = $state(false);

	constructor(number: number, began: number) {
		this.number = number;
		this.#began = began;
	}

	/** Whether more has passed than the tap shows. */
	get full(): boolean {
		return this.#full;
	}

	take(message: Extract<TapServerMessage, { type: 'octets' | 'full' | 'ended' }>): void {
		const at = message.at - this.#began;
		switch (message.type) {
			case 'octets':
				this.transcript.push(message.direction, fromBase64(message.octets), at);
				return;
			case 'full':
				this.#full = true;
				return;
			case 'ended':
				// The first end is told; the other side follows.
				if (!this.transcript.over) this.transcript.end(BY[message.by], at);
				return;
			default:
				message satisfies never;
		}
	}
}

/** What a tap has told, live or from a recording: one connection after the other. */
export class Tapped {
	#connections = $state.raw<readonly TappedConnection[]>([]);
	#chosen = $state<number>();

	get connections(): readonly TappedConnection[] {
		return this.#connections;
	}

	/** The one that the reader looks at: what they chose, or the newest. */
	get shown(): TappedConnection | undefined {
		return this.#find(this.#chosen) ?? this.#connections.at(-1);
	}

	choose(number: number): void {
		this.#chosen = number;
	}

	take(message: TapServerMessage): void {
		switch (message.type) {
			case 'connected':
				this.#connections = [
					...this.#connections,
					new TappedConnection(message.connection, message.at),
				];
				this.#chosen = undefined;
				return;
			case 'octets':
			case 'full':
			case 'ended':
				this.#find(message.connection)?.take(message);
				return;
			case 'watching':
			case 'unavailable':
			case 'error':
				return;
			default:
				message satisfies never;
		}
	}

	#find(number: number | undefined): TappedConnection | undefined {
		return this.#connections.find((connection) => connection.number === number);
	}
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
