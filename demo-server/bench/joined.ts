import { Connection } from './connection';
import type { Wire } from './wire';

interface JoinOptions {
	readonly port: number;
	readonly wire: Wire;
	readonly room: string;
	readonly topics: readonly string[];
	/** Told of every message after the welcome. */
	readonly heard?: (data: Buffer, start: number, end: number) => void;
}

/** Longer than this, a message is none of the wire's own. */
const SHORT = 4;

/** Connects, joins a room, and resolves once the server has said so. */
export async function openJoined(options: JoinOptions): Promise<Connection> {
	const { port, wire, room, topics, heard } = options;
	let welcomed = false;
	const { promise: welcome, resolve, reject } = Promise.withResolvers();
	// Nobody waits for it when the handshake itself fails.
	welcome.catch(() => undefined);

	// A server may speak in the same packet in which it accepts the handshake.
	const early: string[] = [];
	let take: (text: string) => unknown = (text) => early.push(text);
	const connection = await Connection.open(port, wire.path(room), {
		text(data, start, end) {
			if (welcomed) {
				heard?.(data, start, end);
				if (end - start > SHORT) return;
			}
			take(data.toString('utf8', start, end));
		},
		closed: (code) => reject(new Error(`The server closed a connection that joins (${code}).`)),
	});
	take = (text) => {
		const reply = wire.reply(text, topics);
		if (reply !== undefined) connection.send(reply);
		if (!wire.welcomes(text)) return;
		welcomed = true;
		resolve(undefined);
	};
	const hello = wire.hello(topics);
	if (hello !== undefined) connection.send(hello);
	early.forEach(take);
	await welcome;
	return connection;
}

/** Opens so many, `atOnce` at a time. */
export async function openMany<Client>(
	count: number,
	atOnce: number,
	open: (index: number) => Promise<Client>,
): Promise<Client[]> {
	const connections: Client[] = [];
	let next = 0;
	const worker = async () => {
		while (next < count) connections.push(await open(next++));
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
	return connections;
}
