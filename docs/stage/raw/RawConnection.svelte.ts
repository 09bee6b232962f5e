import type { EndedBy, Line, NoLine, OpenLine } from '#docs/lib/line/line';
import { openOwnLine } from '#docs/lib/line/own-line';
import { openRelayLine } from '#docs/lib/line/relay-line';
import { type Passed, Transcript } from '#docs/stage/transcript/Transcript.svelte';

interface Handlers {
	/** The connection is there, and nothing has passed yet. */
	opened?: () => void;
	received?: (passed: readonly Passed[]) => void;
	ended?: (by: EndedBy) => void;
}

/** What the world gives; handed in so that a test needs no server. */
export interface Lines {
	readonly relay: OpenLine;
	readonly own: OpenLine;
	/** Milliseconds that only ever grow. */
	readonly clock: () => number;
}

const browser: Lines = {
	relay: openRelayLine,
	own: openOwnLine,
	clock: () => performance.now(),
};

/**
 * One TCP connection after the other, each with its transcript: to the live server by its relay, or
 * to a server in this page where there is no other. Which of the two it is, is never hidden.
 */
export class RawConnection {
	readonly #handlers: Handlers;
	readonly #lines: Lines;
	#line: Line | undefined;
	#began = 0;
	#transcript = $state.raw(new Transcript());
	#status = $state<'idle' | 'connecting' | 'open' | 'closed'>('idle');
	#via = $state<'relay' | 'page'>('relay');
	#trouble = $state<NoLine>();

	constructor(handlers: Handlers = {}, lines = browser) {
		this.#handlers = handlers;
		this.#lines = lines;
	}

	get transcript(): Transcript {
		return this.#transcript;
	}

	get status(): 'idle' | 'connecting' | 'open' | 'closed' {
		return this.#status;
	}

	/** Whether the live server answers, or the one in this page. */
	get via(): 'relay' | 'page' {
		return this.#via;
	}

	/** Why there is no connection; none while there is one. */
	get trouble(): NoLine | undefined {
		return this.#trouble;
	}

	/** Opens a new connection in place of the one there is. */
	connect(): void {
		this.#line?.dispose();
		this.#transcript = new Transcript();
		this.#trouble = undefined;
		this.#status = 'connecting';
		this.#began = this.#lines.clock();
		this.#open('relay');
	}

	/** Writes octets; the transcript cuts them as a server would. */
	write(octets: Uint8Array): void {
		if (this.#status !== 'open') return;
		this.#transcript.push('up', octets, this.#now());
		this.#line?.write(octets);
	}

	/** Writes one frame, good or bad: a codec would not take a bad one for a frame. */
	writeFrame(octets: Uint8Array, own = false): void {
		if (this.#status !== 'open') return;
		this.#transcript.sent(octets, this.#now(), own);
		this.#line?.write(octets);
	}

	/** Ends the TCP connection without a close frame. */
	end(): void {
		if (this.#status === 'open') this.#line?.end();
	}

	dispose(): void {
		this.#line?.dispose();
		this.#line = undefined;
	}

	#open(via: 'relay' | 'page'): void {
		this.#via = via;
		const open = via === 'relay' ? this.#lines.relay : this.#lines.own;
		this.#line = open({
			opened: () => {
				this.#status = 'open';
				this.#handlers.opened?.();
			},
			received: (octets) => {
				const passed = this.#transcript.push('down', octets, this.#now());
				if (passed.length > 0) this.#handlers.received?.(passed);
			},
			ended: (by, note) => {
				this.#status = 'closed';
				this.#transcript.end(by, this.#now(), note);
				this.#handlers.ended?.(by);
			},
			failed: (why) => {
				if (why === 'unavailable' && via === 'relay') {
					this.#open('page');
					return;
				}
				this.#status = 'closed';
				this.#trouble = why;
			},
		});
	}

	#now(): number {
		return this.#lines.clock() - this.#began;
	}
}
