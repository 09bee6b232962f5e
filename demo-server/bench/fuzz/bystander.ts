import { PROTOCOL_VERSION, pubsubClientCodec, type PubsubClientMessage } from '#protocol';
import { Connection } from '#demo-server/bench/connection';
import { until } from '#demo-server/bench/until';

const TOPIC = 'bystander';

/**
 * Two who talk to each other in the room of the fuzz: one speaks on a topic, the other listens and
 * has to hear every word, in order and unchanged.
 */
export class Bystanders {
	#said = 0;
	#answered = 0;
	#heard = 0;
	readonly #every: number;
	readonly #fault: (text: string) => void;
	#timer: Timer | undefined;
	#speaker: Connection | undefined;
	#listener: Connection | undefined;

	private constructor(every: number, fault: (text: string) => void) {
		this.#every = every;
		this.#fault = fault;
	}

	/** @param every - milliseconds between two words */
	static async join(port: number, path: string, every: number, fault: (text: string) => void) {
		const pair = new Bystanders(every, fault);
		pair.#listener = await pair.#enter(port, path, [TOPIC], 'listener');
		pair.#speaker = await pair.#enter(port, path, [], 'speaker');
		pair.#timer = setInterval(() => pair.#speak(), every);
		return pair;
	}

	/** Messages that were said and heard. */
	get heard(): number {
		return this.#heard;
	}

	/** Waits for the last word, and leaves. */
	async leave(): Promise<void> {
		clearInterval(this.#timer);
		const all = await until(() => this.#heard === this.#answered, 5_000);
		if (!all) this.#fault(`the bystander heard ${this.#heard} of ${this.#answered}`);
		if (this.#heard === 0) this.#fault('the bystander heard nothing');
		for (const connection of [this.#speaker, this.#listener]) {
			if (connection?.gone) this.#fault('a bystander was closed');
			connection?.cut();
		}
	}

	/** The same word again until the room has taken it: others may have used up its rate. */
	#speak(): void {
		if (this.#said > this.#answered) return;
		this.#said += 1;
		this.#publish();
	}

	#publish(): void {
		const ref = this.#said;
		const text = `word ${ref} 言葉`;
		this.#send(this.#speaker, { type: 'publish', topic: TOPIC, text, scope: 'others', ref });
	}

	#send(connection: Connection | undefined, message: PubsubClientMessage): void {
		connection?.send(pubsubClientCodec.encode(message));
	}

	async #enter(port: number, path: string, topics: string[], name: string): Promise<Connection> {
		const connection = await Connection.open(port, path, {
			text: (data, start, end) => this.#take(name, data.toString('utf8', start, end)),
		});
		const kind = 'card';
		this.#send(connection, { type: 'join', version: PROTOCOL_VERSION, kind, topics });
		return connection;
	}

	#take(name: string, data: string): void {
		const decoded = pubsubClientCodec.decode(data);
		if (!decoded.ok) {
			this.#fault(`the ${name} heard what is no message: ${data.slice(0, 200)}`);
			return;
		}
		const { message } = decoded;
		if (message.type === 'message' && message.topic === TOPIC && name === 'listener') {
			const due = this.#heard + 1;
			if (message.ref !== due || message.text !== `word ${due} 言葉`) {
				this.#fault(`the bystander heard word ${message.ref}, and not ${due}`);
			}
			this.#heard = message.ref;
		} else if (message.type === 'published') {
			this.#answered = message.ref;
		} else if (message.type === 'error') {
			if (message.code !== 'slow-down') this.#fault(`the ${name} was told ${message.code}`);
			else setTimeout(() => this.#publish(), this.#every);
		}
	}
}
