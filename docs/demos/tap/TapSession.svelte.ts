import { createRoomId, tapClientCodec, type TapServerMessage } from '#protocol';
import { demoHost } from '#docs/lib/connection/DemoHost.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';
import { loadRecording, type Recording } from './recording';
import { Tapped } from './Tapped.svelte';

type Unavailable = Extract<TapServerMessage, { type: 'unavailable' }>['reason'];

/** Why there is no tap: as the server says, or nobody who could say. */
export type NoTap = Unavailable | 'unreachable';

/** The reader's own echo connection, seen from between browser and server; or a recorded one. */
export class TapSession {
	readonly tapped = new Tapped();
	readonly #id = createRoomId((bytes) => crypto.getRandomValues(bytes));
	#watch: WebSocket | undefined;
	#echo: WebSocket | undefined;
	#port = $state<number>();
	#noTap = $state<NoTap>();
	#recording = $state.raw<Recording>();
	#status = $state<'asking' | 'ready' | 'connecting' | 'open' | 'recorded'>('asking');

	get status(): 'asking' | 'ready' | 'connecting' | 'open' | 'recorded' {
		return this.#status;
	}

	/** Why what is shown is a recording. */
	get noTap(): NoTap | undefined {
		return this.#noTap;
	}

	get recording(): Recording | undefined {
		return this.#recording;
	}

	/** Asks the server whether there is a tap. */
	begin(): void {
		const socket =
			demoHost.kind === 'live' ? demoHost.createSocket(() => liveUrl('tap')) : undefined;
		if (!socket) {
			void this.#play('in-page');
			return;
		}
		this.#watch = socket;
		socket.addEventListener('open', () => {
			socket.send(tapClientCodec.encode({ type: 'watch', id: this.#id }));
		});
		socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			const decoded = tapClientCodec.decode(data);
			if (decoded.ok) this.#hear(decoded.message);
		});
		socket.addEventListener('close', () => {
			if (this.#watch !== socket) return;
			this.#watch = undefined;
			if (this.#noTap === undefined) void this.#play('unreachable');
		});
	}

	/** Opens the browser's own WebSocket to the echo, by way of the tap. */
	connect(): void {
		if (this.#port === undefined) return;
		this.#echo?.close();
		const url = liveUrl('echo', { tap: this.#id });
		url.port = String(this.#port);
		this.#status = 'connecting';
		const socket = new WebSocket(url);
		this.#echo = socket;
		socket.addEventListener('open', () => {
			if (this.#echo === socket) this.#status = 'open';
		});
		socket.addEventListener('close', () => {
			if (this.#echo === socket) this.#status = 'ready';
		});
	}

	/** Sends a text; `/close 4001 bye` and `/cut` are orders to the echo server. */
	send(text: string): void {
		if (this.#echo?.readyState === WebSocket.OPEN) this.#echo.send(text);
	}

	close(): void {
		this.#echo?.close(1000, 'bye');
	}

	dispose(): void {
		const watch = this.#watch;
		this.#watch = undefined;
		watch?.close();
		this.#echo?.close();
	}

	#hear(message: TapServerMessage): void {
		if (message.type === 'watching') {
			this.#port = message.port;
			this.#status = 'ready';
		} else if (message.type === 'unavailable') void this.#play(message.reason);
		else this.tapped.take(message);
	}

	async #play(why: NoTap): Promise<void> {
		this.#noTap = why;
		this.#watch?.close();
		const recording = await loadRecording();
		for (const message of recording.messages) this.tapped.take(message);
		for (const { transcript } of this.tapped.connections) transcript.choose(0);
		this.tapped.choose(1);
		this.#recording = recording;
		this.#status = 'recorded';
	}
}
