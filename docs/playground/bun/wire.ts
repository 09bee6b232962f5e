/**
 * What passes between a client and the in-page server. Both ends may live in different realms (a
 * frame and a worker, a page and a shared worker), so everything here can be cloned.
 *
 * A WebSocket and a plain request each have an `id` that the client picks, counting from 1; the two
 * count together, so that an id names one exchange of its pipe.
 */
export type FromClient =
	/** Shakes hands (RFC 6455, section 4.1). */
	| { type: 'connect'; id: number; url: string; protocols: readonly string[]; headers: Head }
	| { type: 'message'; id: number; data: string | ArrayBuffer }
	/** A close frame; without a code, an empty one. */
	| { type: 'close'; id: number; code?: number | undefined; reason?: string | undefined }
	| { type: 'request'; id: number; method: string; url: string; headers: Head; body?: ArrayBuffer }
	/** The client wants no more of the response. */
	| { type: 'abort'; id: number }
	/** The client has gone without a word, with all that it had open. */
	| { type: 'gone' };

export type FromServer =
	| { type: 'opened'; id: number; protocol: string }
	/** The server answered the handshake with something other than 101, or nobody listens there. */
	| { type: 'refused'; id: number; status?: number }
	| { type: 'message'; id: number; data: string | ArrayBuffer }
	/** The end of a connection; 1005 when the close frame had no code, 1006 when there was none. */
	| { type: 'closed'; id: number; code: number; reason: string }
	| { type: 'response'; id: number; status: number; statusText: string; headers: Head }
	| { type: 'chunk'; id: number; bytes: ArrayBuffer }
	| { type: 'end'; id: number }
	/** Nobody listens there, or the body broke off. */
	| { type: 'broken'; id: number };

export type Head = readonly (readonly [name: string, value: string])[];

/** One end of a pipe: a `MessagePort`, or what stands for one in a test. */
export interface Pipe<Out, In> {
	send(message: Out): void;
	/** Called for each message that arrives, in order, each in a task of its own. */
	receive: (message: In) => void;
}

/** Makes a pipe of a `MessagePort`. */
export function pipeOf<Out, In>(port: MessagePort): Pipe<Out, In> {
	const pipe: Pipe<Out, In> = {
		send(message) {
			port.postMessage(message);
		},
		receive: () => undefined,
	};
	port.addEventListener('message', (event: MessageEvent<In>) => {
		pipe.receive(event.data);
	});
	port.start();
	return pipe;
}
