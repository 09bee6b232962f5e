/** What happened, in an order that both hosts must agree on: for each client, and in the server. */
export interface Transcript {
	/** By the client's name: `open`, `message "hi"`, `bytes 1 2`, `close 1000 bye clean`. */
	clients: Record<string, string[]>;
	/** What the server printed, line by line, addresses and stack traces left out. */
	printed: string[];
	/** The exit code; none while it runs. */
	ended: number | undefined;
}

/** A client of a case. Every wait ends with an error after five seconds. */
export interface Actor {
	send(data: string | Uint8Array<ArrayBuffer>): void;
	close(code?: number, reason?: string): void;
	/** Waits until the server has handled all that it has sent so far. */
	handled(): Promise<void>;
	/** Waits until it has heard so many messages in all. */
	heard(count: number): Promise<void>;
	/** Waits for the end of its connection. */
	over(): Promise<void>;
}

/** What a case can do, on real Bun and in the page alike. */
export interface Stage {
	/** Connects, and waits until that has succeeded or failed. */
	connect(name: string, path?: string, protocols?: string[]): Promise<Actor>;
	/** Asks, and notes what is answered. */
	ask(name: string, path: string, init?: RequestInit): Promise<void>;
	/** Waits until the server has printed this, or a line that begins with it. */
	printed(text: string): Promise<void>;
	/** Waits until the program has ended. */
	ended(): Promise<void>;
	/** Ends when `condition` holds. */
	until(condition: () => boolean): Promise<void>;
	readonly transcript: Transcript;
}

/** The differences that have to stay, by their entries in `reference/in-page-bun`. */
export type Difference =
	| 'error-page'
	| 'function-text'
	| 'module-not-found'
	| 'namespace'
	| 'next-tick'
	| 'port-in-message';

/** A program, and what its clients do. */
export interface Case {
	name: string;
	/** The source of `index.ts`, or the path of a program below `docs/`. */
	server: string;
	play(stage: Stage): Promise<void>;
	/** Where the transcripts differ and that has to stay: the entry of the reference that says why. */
	differs?: Difference;
	/** What it prints are the engine's words: JavaScriptCore's in Bun, V8's or SpiderMonkey's in a page. */
	engineWords?: boolean;
}

/** What a host offers a stage: the address, a WebSocket, a fetch, and what it prints. */
export interface Host {
	origin: string;
	WebSocket: new (url: string, protocols?: string[]) => WebSocket;
	fetch: (url: string, init?: RequestInit) => Promise<Response>;
	/** Resolves once the server has handled what this socket has sent. */
	handled: (socket: WebSocket) => Promise<void>;
}

const DEADLINE = 5_000;

/** Turns a host into a stage. `wake` has to be called whenever the transcript has grown. */
export class Recorder {
	readonly transcript: Transcript = { clients: {}, printed: [], ended: undefined };
	#wake = Promise.withResolvers<'woken'>();

	print(text: string): void {
		this.transcript.printed.push(...text.split('\n'));
		this.wake();
	}

	end(code: number): void {
		this.transcript.ended = code;
		this.wake();
	}

	wake(): void {
		this.#wake.resolve('woken');
		this.#wake = Promise.withResolvers();
	}

	async until(condition: () => boolean): Promise<void> {
		let timer: Timer | undefined;
		const late = new Promise<'late'>((resolve) => {
			timer = setTimeout(() => resolve('late'), DEADLINE);
		});
		try {
			while (!condition()) {
				if ((await Promise.race([this.#wake.promise, late])) === 'late') {
					throw new Error(
						`It did not come to that: ${String(condition)}\n${JSON.stringify(this.transcript, null, 1)}`,
					);
				}
			}
		} finally {
			clearTimeout(timer);
		}
	}

	stage({ origin, WebSocket, fetch, handled }: Host): Stage {
		const until = (condition: () => boolean) => this.until(condition);
		const { transcript } = this;
		const listOf = (name: string) => (transcript.clients[name] ??= []);
		return {
			transcript,
			until,
			printed: (text) => until(() => transcript.printed.some((line) => line.startsWith(text))),
			ended: () => until(() => transcript.ended !== undefined),
			ask: async (name, path, init) => {
				const list = listOf(name);
				try {
					const response = await fetch(origin + path, init);
					// Hosts differ in what they call a body that nobody named, and in the charset.
					const named = response.headers.get('content-type')?.split(';')[0] ?? '';
					const type = /json|html|event-stream/.test(named) ? named : 'text';
					const own = [...response.headers].filter(([key]) => key.startsWith('x-'));
					const body = await response.text();
					list.push(`${String(response.status)} ${type} ${own.join(' ')} ${body}`);
				} catch {
					list.push('no answer');
				}
				this.wake();
			},
			connect: async (name, path = '/ws', protocols) => {
				const list = listOf(name);
				const note = (line: string) => {
					list.push(line);
					this.wake();
				};
				const socket = new WebSocket(origin.replace('http', 'ws') + path, protocols);
				socket.binaryType = 'arraybuffer';
				socket.onopen = () => note(`open ${socket.protocol}`);
				socket.onmessage = ({ data }: MessageEvent<unknown>) =>
					note(
						data instanceof ArrayBuffer
							? `bytes ${new Uint8Array(data).join(' ')}`
							: `message ${JSON.stringify(data)}`,
					);
				socket.onclose = ({ code, reason, wasClean }) =>
					note(`close ${String(code)} ${reason} ${wasClean ? 'clean' : 'torn'}`);
				const isOver = () => list.some((line) => line.startsWith('close '));
				await until(() => list.length > 0);
				return {
					send: (data) => socket.send(data),
					close: (code, reason) => socket.close(code, reason),
					handled: () => handled(socket),
					heard: (count) =>
						until(
							() =>
								isOver() || list.filter((line) => /^(message|bytes) /.test(line)).length >= count,
						),
					over: () => until(isOver),
				};
			},
		};
	}
}
