import { encodeFrame, OPCODES, writeRequest } from '#rfc6455';
import { FrameBytes } from '#docs/stage/frame/FrameBytes.svelte';
import { type EchoServer, liveEcho } from '#docs/stage/raw/live-echo';
import { type Lines, RawConnection } from '#docs/stage/raw/RawConnection.svelte';
import type { Passed } from '#docs/stage/transcript/Transcript.svelte';
import type { Outcome } from './outcome';
import { PRESETS, type Preset } from './presets';
import { Ear, Trial } from './Trial.svelte';

const randomKey = () => crypto.getRandomValues(new Uint8Array(4));

/** Frames that one sending may have. */
export const MOST_FRAMES = 8;

/** The reader as a client: their handshake, their frames, and what the server did about them. */
export class FrameLab {
	readonly connection: RawConnection;
	readonly #server: () => EchoServer;
	#ear = new Ear();
	#markers = 0;
	#ready = $state(false);
	#preset = $state.raw<Preset>();
	#frames = $state.raw<readonly FrameBytes[]>([]);
	#laid: readonly Uint8Array[] = [];
	#sentAsIs = $state(false);
	#current = $state(0);
	#trial = $state.raw<Trial>();

	/** @param server - whom the request is for */
	constructor(server = liveEcho, lines?: Lines) {
		this.#server = server;
		this.connection = new RawConnection(
			{
				opened: () => this.#shakeHands(),
				received: (passed) => this.#hear(passed),
				ended: () => {
					this.#ready = false;
					this.#trial?.end();
				},
			},
			lines,
		);
		this.choose('hello');
	}

	/** Whether the handshake is done, so that frames may go. */
	get ready(): boolean {
		return this.#ready;
	}

	get preset(): Preset | undefined {
		return this.#preset;
	}

	/** Whether the frames of the last sending were those of the preset, as they stand. */
	get isPreset(): boolean {
		return this.#sentAsIs;
	}

	/** What will be sent, one frame behind the other. */
	get frames(): readonly FrameBytes[] {
		return this.#frames;
	}

	/** The number of the frame that is shown. */
	get current(): number {
		return this.#current;
	}

	get frame(): FrameBytes | undefined {
		return this.#frames[this.#current];
	}

	/** The last sending; none since another preset was chosen. */
	get trial(): Trial | undefined {
		return this.#trial;
	}

	/** Lays out the frames of a preset, masked with new keys. */
	choose(name: string): void {
		const preset = PRESETS.find((known) => known.name === name);
		if (!preset) return;
		this.#preset = preset;
		this.#laid = preset.frames(randomKey);
		this.#frames = this.#laid.map((octets) => new FrameBytes(octets));
		this.#current = 0;
		this.#trial = undefined;
	}

	show(index: number): void {
		this.#current = index;
	}

	add(): void {
		if (this.#frames.length >= MOST_FRAMES) return;
		const octets = encodeFrame({ opcode: OPCODES.text, maskingKey: randomKey() });
		this.#frames = [...this.#frames, new FrameBytes(octets)];
		this.#current = this.#frames.length - 1;
	}

	remove(): void {
		this.#frames = this.#frames.filter((_, index) => index !== this.#current);
		this.#current = Math.max(0, Math.min(this.#current, this.#frames.length - 1));
	}

	connect(): void {
		this.#ready = false;
		this.#ear = new Ear();
		this.connection.connect();
	}

	/** Sends the frames as they stand; the verdict comes with the server's answer. */
	send(predicted: Outcome | undefined): void {
		if (!this.#ready) return;
		const octets = this.#frames.map((frame) => frame.octets);
		const isLaid = (frame: Uint8Array, index: number) => frame === this.#laid[index];
		this.#sentAsIs = octets.length === this.#laid.length && octets.every(isLaid);
		const received = octets.flatMap((frame) => this.#ear.push(frame));
		const marker = this.#ear.isOpen ? `page ${String((this.#markers += 1))}` : undefined;
		this.#trial = new Trial(predicted, received, marker);
		this.connection.transcript.follow();
		for (const frame of octets) this.connection.writeFrame(frame);
		if (marker !== undefined) this.#ask(marker);
	}

	dispose(): void {
		this.connection.dispose();
	}

	/** A ping with a mark in it: its pong comes behind every answer, so that no clock is needed. */
	#ask(marker: string): void {
		const payload = new TextEncoder().encode(marker);
		const octets = encodeFrame({ opcode: OPCODES.ping, payload, maskingKey: randomKey() });
		this.#ear.push(octets);
		this.connection.writeFrame(octets, true);
	}

	/** RFC 6455, section 4.1: the key is new for each connection. */
	#shakeHands(): void {
		const random = crypto.getRandomValues(new Uint8Array(16));
		const key = btoa(String.fromCharCode(...random));
		this.connection.write(writeRequest({ ...this.#server(), key }));
	}

	/** Of what came, the first that answers the reader is to be looked at, not the page's own pong. */
	#showAnswer(passed: readonly Passed[]): void {
		const [first] = passed;
		const { transcript } = this.connection;
		if (this.#trial && first?.kind === 'frame' && transcript.follows) transcript.choose(first.id);
	}

	#hear(passed: readonly Passed[]): void {
		for (const item of passed) {
			if (item.kind === 'head') this.#ready = /^HTTP\/1\.1 101\b/.test(item.head.startLine);
			if (item.kind === 'frame') this.#trial?.hear(item.octets);
		}
		this.#showAnswer(passed);
	}
}
