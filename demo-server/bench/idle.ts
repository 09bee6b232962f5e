import { createRoomId } from '#protocol';
import { type ServerName, SERVERS } from './contenders';
import { openJoined, openMany } from './joined';
import { ServerProcess } from './server-process';
import { TOPIC } from './wire';

export interface IdlePlan {
	readonly contender: ServerName;
	readonly port: number;
	readonly connections: number;
	/** A class; the memory of a room is shared by so many. */
	readonly perRoom: number;
}

export interface IdleResult {
	/** Bytes that the process grew by, for each connection: from none, and from the first fifth. */
	readonly rss: number;
	readonly rssFromFifth: number;
	/** Bytes of JavaScript among them. */
	readonly heap: number;
}

const AT_ONCE = 50;
/** An allocator takes a while to give back what it borrowed while the clients came. */
const SETTLING = 8;

/** Measures what connections cost a contender that have joined and say nothing. */
export async function measureIdle(plan: IdlePlan): Promise<IdleResult> {
	const { contender, connections, perRoom } = plan;
	await using server = await ServerProcess.start(contender, plan.port);
	const { wire } = SERVERS[contender];
	const join = (count: number) => {
		const rooms = Array.from({ length: Math.ceil(count / perRoom) }, () =>
			createRoomId((array) => crypto.getRandomValues(array)),
		);
		return openMany(count, AT_ONCE, (index) => {
			const room = rooms[Math.floor(index / perRoom)] ?? '';
			return openJoined({ port: server.port, wire, room, topics: [TOPIC] });
		});
	};
	const settled = async () => {
		for (let time = 1; time < SETTLING; time += 1) {
			await server.settle();
			await Bun.sleep(250);
		}
		return server.settle();
	};

	// The code that a connection runs through is loaded and compiled once, whoever comes.
	for (const connection of await join(perRoom)) connection.cut();
	const none = await settled();
	const first = Math.round(connections / 5);
	const open = await join(first);
	const fifth = await settled();
	open.push(...(await join(connections - first)));
	const all = await settled();
	if (open.some(({ gone }) => gone)) throw new Error(`${contender} closed an idle connection.`);
	for (const connection of open) connection.cut();

	return {
		rss: (all.rss - none.rss) / connections,
		rssFromFifth: (all.rss - fifth.rss) / (connections - first),
		heap: (all.heap - none.heap) / connections,
	};
}
