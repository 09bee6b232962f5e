import type { FromClient, FromServer, Pipe } from './wire';

type Hear = (message: FromServer) => void;
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** One exchange with the server: a socket, or a request. */
export interface Exchange {
	send(message: WithoutId<FromClient>): void;
	/** Hears no more. */
	end(): void;
}

/** The exchanges of one client, told apart by their ids. */
export class Exchanges {
	readonly #pipe: Pipe<FromClient, FromServer>;
	readonly #listeners = new Map<number, Hear>();
	#next = 1;

	constructor(pipe: Pipe<FromClient, FromServer>) {
		this.#pipe = pipe;
		pipe.receive = (message) => this.#listeners.get(message.id)?.(message);
	}

	begin(hear: Hear): Exchange {
		const id = this.#next++;
		this.#listeners.set(id, hear);
		return {
			send: (message) => {
				this.#pipe.send({ ...message, id });
			},
			end: () => this.#listeners.delete(id),
		};
	}

	leave(): void {
		this.#listeners.clear();
		this.#pipe.send({ type: 'gone' });
	}
}
