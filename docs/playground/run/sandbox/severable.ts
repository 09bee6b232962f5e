import type { FromClient, FromServer, Pipe } from '#docs/playground/bun/wire';

/** What one exchange hears when the server's computer falls silent. */
type Loss = (id: number) => FromServer;

const refused: Loss = (id) => ({ type: 'refused', id });
const broken: Loss = (id) => ({ type: 'broken', id });
const closed: Loss = (id) => ({ type: 'closed', id, code: 1006, reason: '' });

/**
 * A client's end of a pipe that can be cut: the worker at the other end, once it has been stopped,
 * says nothing more, and a browser would have noticed that the connection is gone.
 */
export function severable(pipe: Pipe<FromClient, FromServer>): {
	pipe: Pipe<FromClient, FromServer>;
	sever(): void;
} {
	const open = new Map<number, Loss>();
	let severed = false;
	const mine: Pipe<FromClient, FromServer> = {
		send(message) {
			if (message.type === 'connect') open.set(message.id, refused);
			else if (message.type === 'request') open.set(message.id, broken);
			else if (message.type === 'abort') open.delete(message.id);
			if (!severed) pipe.send(message);
			else if (message.type !== 'gone')
				queueMicrotask(() => {
					lose(message.id);
				});
		},
		receive: () => undefined,
	};
	pipe.receive = (message) => {
		if (severed) return;
		if (message.type === 'opened') open.set(message.id, closed);
		else if (/^(?:refused|closed|end|broken)$/.test(message.type)) open.delete(message.id);
		mine.receive(message);
	};

	function lose(id: number): void {
		const loss = open.get(id);
		open.delete(id);
		if (loss) mine.receive(loss(id));
	}

	return {
		pipe: mine,
		sever() {
			severed = true;
			for (const id of [...open.keys()]) lose(id);
		},
	};
}
