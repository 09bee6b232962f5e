type Options = {
	url: string;
	show: (text: string) => void;
	lost: (count: number) => void;
};

/** `connecting → open → away → connecting …`; what it says depends on nothing else. */
class Connection {
	#state: 'connecting' | 'open' | 'away' = 'away';
	#socket: WebSocket | undefined;
	#failures = 0;
	#seen = 0;
	readonly #unconfirmed = new Map<string, string>();
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
		this.#enter('connecting');
	}

	say(text: string) {
		const id = `own-${crypto.randomUUID()}`;
		this.#unconfirmed.set(id, text);
		if (this.#state === 'open') this.#send({ type: 'say', id, text });
	}

	#enter(state: 'connecting' | 'open' | 'away') {
		this.#state = state;
		if (state === 'connecting') this.#dial();
		else if (state === 'open') {
			this.#send({ type: 'hello', after: this.#seen });
			this.#unconfirmed.forEach((text, id) => this.#send({ type: 'say', id, text }));
		} else {
			// "Full jitter": anywhere between nothing and twice the wait before.
			const wait = Math.min(30_000, 1_000 * 2 ** this.#failures);
			this.#failures += 1;
			setTimeout(() => this.#enter('connecting'), 100 + wait * Math.random());
		}
	}

	#dial() {
		const socket = new WebSocket(this.#options.url);
		this.#socket = socket;
		// A server that neither answers nor refuses is given up.
		const patience = setTimeout(() => socket.close(), 5_000);
		socket.addEventListener('open', () => {
			clearTimeout(patience);
			this.#enter('open');
		});
		socket.addEventListener('close', () => {
			clearTimeout(patience);
			this.#enter('away');
		});
		socket.addEventListener('message', ({ data }) => {
			this.#failures = 0;
			this.#hear(JSON.parse(String(data)));
		});
	}

	#hear({ type, number, text, count, id }: Record<string, unknown>) {
		if (type === 'got') this.#unconfirmed.delete(String(id));
		else if (type === 'lost') this.#options.lost(Number(count));
		else if (type === 'said' && Number(number) > this.#seen) {
			this.#seen = Number(number);
			this.#options.show(String(text));
		}
	}

	#send(message: object) {
		this.#socket?.send(JSON.stringify(message));
	}
}

export const start = (options: Options) => new Connection(options);
