import { Connection } from './connection';
import type { Wire } from './wire';

interface JoinOptions {
	readonly port: number;
	readonly wire: Wire;
	readonly room: string;
	readonly topics: readonly string[];
	/** Told of every message after the welcome. */
	heard?(data: Buffer, start: number, end: number): void;
}

/** Longer than this, a message is none of the wire's own. */
const SHORT = 4;

/** Connects, joins a room, and resolves once the server has said so. */
export async function openJoined(options: JoinOptions): Promise<Connection> {
	const { port, wire, room, topics, heard } = options;
	let welcomed = false;
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	// Nobody waits for it when the handshake itself fails.
	promise.catch(() => undefined);

	let connection: Connection | undefined;
	const early: string[] = [];
	const answer = (text: string) => {
		const reply = wire.reply(text, topics);
		if (reply !== undefined) connection?.send(reply);
		if (!wire.welcomes(text)) return;
		welcomed = true;
		resolve();
	};
	connection = await Connection.open(port, wire.path(room), {
		text(data, start, end) {
			if (welcomed) {
				heard?.(data, start, end);
				if (end - start > SHORT) return;
			}
			const text = data.toString('utf8', start, end);
			// A server may speak in the same packet in which it accepts the handshake.
			if (connection) answer(text);
			else early.push(text);
		},
		closed: (code) => reject(new Error(`The server closed a connection that joins (${code}).`)),
	});
	const hello = wire.hello(topics);
	if (hello !== undefined) connection.send(hello);
	early.forEach(answer);
	await promise;
	return connection;
}

/** Joins so many, `atOnce` at a time; `room` names the room of each. */
export async function openMany(
	count: number,
	atOnce: number,
	open: (index: number) => Promise<Connection>,
): Promise<Connection[]> {
	const connections: Connection[] = [];
	let next = 0;
	const worker = async () => {
		while (next < count) connections.push(await open(next++));
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
	return connections;
}
