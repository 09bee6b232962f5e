import { CannotCheck, CheckFailed, DialFailed, type Expectation } from './failure';
import type { ClientName, Moment, Payload } from './conversation';
import type { Surroundings } from './surroundings';
import { exactly, fields, type Json, matches, objectOf, type Wanted } from './wanted';

const PATIENCE = 1_000;

/** One client of a check. It hears in order, and forgets nothing that it heard. */
export class Client {
	readonly name: ClientName;
	/** Resolves once it is open; rejects with `DialFailed`. */
	readonly opened: Promise<void>;
	/** Resolves once it is closed, by whomever. */
	readonly over: Promise<void>;
	readonly #socket: WebSocket;
	readonly #surroundings: Surroundings;
	readonly #conversation: Moment[];
	readonly #heard: Payload[] = [];
	/** What was heard before this place has been looked at. */
	#place = 0;
	#closed: { code: number } | undefined;
	#isDisposed = false;
	#wake = Promise.withResolvers<undefined>();

	constructor(name: ClientName, url: string, surroundings: Surroundings, conversation: Moment[]) {
		this.name = name;
		this.#surroundings = surroundings;
		this.#conversation = conversation;
		this.#note({ type: 'connects', client: name, url });
		const socket = new surroundings.WebSocket(url);
		socket.binaryType = 'arraybuffer';
		this.#socket = socket;
		socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			const heard = data instanceof ArrayBuffer ? new Uint8Array(data) : String(data);
			this.#heard.push(heard);
			this.#note({ type: 'hears', client: name, data: heard });
		});
		socket.addEventListener('close', ({ code, reason }) => {
			this.#closed = { code };
			this.#note({ type: 'closed', client: name, code, reason });
		});
		this.over = new Promise((resolve) => {
			socket.addEventListener('close', () => resolve());
		});
		this.opened = this.#open(url);
	}

	send(data: Payload): void {
		this.#note({ type: 'sends', client: this.name, data });
		this.#socket.send(data);
	}

	/** Sends a JSON object as text. */
	say(message: Readonly<Record<string, Json>>): void {
		this.send(JSON.stringify(message));
	}

	/** Lets pass what it hears until exactly this text, or these bytes, come. */
	async hears(data: Payload): Promise<void> {
		await this.#take(exactly(data));
	}

	/** Lets pass what it hears until a JSON object with these fields comes; returns all its fields. */
	async hearsFields(
		wanted: Readonly<Record<string, Json>>,
	): Promise<Readonly<Record<string, unknown>>> {
		return objectOf(await this.#take(fields(wanted)));
	}

	/**
	 * Hears the marker, and nothing `unwanted` before it. Messages of one connection arrive in order
	 * (RFC 6455, section 5.4): what was sent to this client before the marker was, has come by then.
	 */
	async hearsWithout(unwanted: readonly Wanted[], marker: Wanted): Promise<void> {
		if (unwanted.length === 0) {
			await this.#take(marker);
			return;
		}
		const expected: Expectation = { type: 'silence', client: this.name, unwanted, marker };
		await this.#take(marker, expected, (heard) => unwanted.some((each) => matches(heard, each)));
	}

	/** Hears each of these messages once, in this order, and none of them again before the marker. */
	async hearsEachOnce(messages: readonly Wanted[], marker: Wanted): Promise<void> {
		for (const message of messages) {
			const others = messages.filter((each) => each !== message);
			await this.hearsWithout(others, message);
		}
		await this.hearsWithout(messages, marker);
	}

	/** The program closes this connection; with this code, where one is given. */
	async isClosed(code?: number): Promise<void> {
		const expected: Expectation = {
			type: 'close',
			client: this.name,
			...(code !== undefined && { code }),
		};
		await this.#until(() => this.#closed !== undefined, expected);
		if (code !== undefined && this.#closed?.code !== code) throw new CheckFailed(expected);
	}

	/** Says goodbye. */
	close(): void {
		this.#note({ type: 'leaves', client: this.name });
		this.#socket.close(1000);
	}

	/**
	 * Goes without a goodbye.
	 * @throws {CannotCheck} where there is no way to
	 */
	cut(): void {
		const { cut } = this.#surroundings;
		if (!cut) throw new CannotCheck('cut');
		this.#note({ type: 'cuts', client: this.name });
		cut(this.#socket);
	}

	/** Fails the check because this client did not hear what it should have. */
	missed(wanted: Wanted): never {
		throw new CheckFailed({ type: 'message', client: this.name, wanted });
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#socket.close();
	}

	async #open(url: string): Promise<void> {
		const isOver = await this.#race(url, (resolve) => {
			this.#socket.addEventListener('open', () => {
				this.#note({ type: 'opens', client: this.name });
				resolve(false);
			});
			this.#socket.addEventListener('error', () => resolve(true));
			// A close frame proves the handshake. Where it comes on the heels of that, Firefox tells of
			// the close alone.
			this.#socket.addEventListener('close', ({ code }) => resolve(code === 1006));
		});
		if (isOver) throw new DialFailed(url);
	}

	async #take(
		wanted: Wanted,
		expected: Expectation = { type: 'message', client: this.name, wanted },
		isUnwanted: (heard: Payload) => boolean = () => false,
	): Promise<Payload> {
		let found: Payload | undefined;
		await this.#until(() => {
			while (found === undefined && this.#place < this.#heard.length) {
				const heard = this.#heard[this.#place];
				this.#place += 1;
				if (heard === undefined) continue;
				if (isUnwanted(heard)) throw new CheckFailed(expected);
				if (matches(heard, wanted)) found = heard;
			}
			return found !== undefined;
		}, expected);
		if (found === undefined) throw new CheckFailed(expected);
		return found;
	}

	/** Waits for a fact; in vain once the connection is over, or patience is. */
	async #until(fact: () => boolean, expected: Expectation): Promise<void> {
		const deadline = Promise.withResolvers<true>();
		const timer = setTimeout(() => deadline.resolve(true), this.#patience);
		try {
			while (!fact()) {
				if (this.#closed) throw new CheckFailed(expected);
				if (await Promise.race([this.#wake.promise, deadline.promise])) {
					throw new CheckFailed(expected);
				}
			}
		} finally {
			clearTimeout(timer);
		}
	}

	/** Resolves with true when patience with a dial is over first. */
	async #race(url: string, begin: (resolve: (isOver: boolean) => void) => void): Promise<boolean> {
		const { promise, resolve } = Promise.withResolvers<boolean>();
		const { dialPatience = this.#patience, isSilent } = this.#surroundings;
		const timer = setTimeout(() => resolve(true), dialPatience);
		const doubt = setTimeout(() => {
			void isSilent?.(url).then((is) => is && resolve(true));
		}, this.#patience);
		begin(resolve);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			clearTimeout(doubt);
		}
	}

	get #patience(): number {
		return this.#surroundings.patience ?? PATIENCE;
	}

	#note(moment: Moment): void {
		if (this.#isDisposed) return;
		this.#conversation.push(moment);
		this.#wake.resolve(undefined);
		this.#wake = Promise.withResolvers();
	}
}
