import type { Demo } from '#demo-server/live/routes';
import { createRoomId, type RoomId } from '#protocol';
import { metric } from '#demo-server/bench/metrics';
import { ServerProcess } from '#demo-server/bench/server-process';
import { until } from '#demo-server/bench/until';
import { Bystanders } from './bystander';
import { runClient } from './client';
import { Dice } from './dice';
import { ENDPOINTS } from './endpoints';
import { handshakeBytes } from './handshakes';
import { knock } from './knock';
import { Tally } from './tally';

export interface FuzzPlan {
	/** As it is shipped, but for handshakes; or with rates so wide that everything is read. */
	readonly server: 'ours' | 'ours-hasty';
	readonly port: number;
	readonly seed: number;
	/** Frames and messages, and how many of them each connection sends at most. */
	readonly count: number;
	readonly perConnection: number;
	/** Milliseconds between two words of the bystanders. */
	readonly wordEvery: number;
	readonly fault: (text: string) => void;
}

const AT_ONCE = 12;
/** Bytes by which the server may have grown between a tenth of the way and the end. */
const GROWTH = 24 * 1024 * 1024;
const DEMO_NAMES = Object.keys(ENDPOINTS) as [Demo, ...Demo[]];

/** Fuzzes one server until enough was sent, and looks whether it is still what it was. */
export async function fuzz(plan: FuzzPlan): Promise<Tally> {
	const { port, count, fault } = plan;
	await using server = await ServerProcess.start(plan.server, port);
	const tally = new Tally();
	const room = createRoomId((bytes) => bytes.fill(plan.seed));
	const bystanders = await Bystanders.join(port, pathOf('pubsub', room), plan.wordEvery, fault);

	let next = 0;
	const sent = () => tally.messages + tally.handshakes;
	const work = async (share: number) => {
		const worker = async () => {
			while (sent() < count * share && server.ended === null) await one(plan, room, next++, tally);
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
	};
	await work(0.1);
	const before = server.ended === null ? await server.settle() : undefined;
	await work(1);

	if (server.ended === null) {
		await bystanders.leave();
		const empty = await until(async () => (await metric(port, 'rooms')) === 0, 10_000);
		if (!empty) fault(`${await metric(port, 'rooms')} rooms are left with nobody in them`);
		const after = await server.settle();
		const grown = after.rss - (before?.rss ?? 0);
		const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
		console.log(`${plan.server}: RSS ${mb(after.rss)}, grew by ${mb(grown)}`);
		console.log(`The bystander heard all of ${bystanders.heard} messages.`);
		if (grown > GROWTH) fault(`memory grew by ${mb(grown)}`);
	} else {
		fault(`the server ended (${server.ended}): ${server.complaints.slice(-20).join('\n')}`);
	}
	// What a handler throws does not end the process; the log tells of it.
	server.complaints
		.filter((line) => !line.includes('"level":"info"'))
		.forEach((line) => fault(`the server complained: ${line}`));
	return tally;
}

/** One case. Its number and the seed are all that it depends on. */
export async function one(
	{ port, seed, perConnection, fault }: FuzzPlan,
	room: RoomId,
	number: number,
	tally: Tally,
): Promise<void> {
	const dice = new Dice(seed, number);
	const demo = dice.pick(DEMO_NAMES);
	const here = dice.percent(60) ? room : createRoomId((bytes) => bytes.fill(dice.below(8)));
	const path = pathOf(demo, here);
	const failed = (text: string) => fault(`case ${number} (/live/${demo}): ${text}`);
	try {
		if (dice.percent(40)) {
			const status = await knock(port, handshakeBytes(dice, path));
			tally.handshakes += 1;
			tally.saw(status === 0 ? 'no answer to a handshake' : `status ${status}`);
			// 505 is right for a version of HTTP that does not exist (RFC 9110, section 15.6.6).
			if (status >= 500 && status !== 505) failed(`answered with ${status}`);
			return;
		}
		const outcome = await runClient({
			port,
			path,
			endpoint: ENDPOINTS[demo],
			dice,
			messages: 1 + dice.below(perConnection),
			heard(text) {
				if (ENDPOINTS[demo].says(text)) return;
				failed(`sent what is no message: ${text.slice(0, 200)}`);
			},
		});
		tally.connections += 1;
		tally.messages += outcome.messages;
		tally.frames += outcome.frames;
		tally.saw(outcome.closedWith === undefined ? 'stayed open' : `close ${outcome.closedWith}`);
		if (outcome.hung) failed('neither read on nor hung up');
	} catch (error) {
		failed(String(error));
	}
}

function pathOf(demo: Demo, room: RoomId): string {
	return ENDPOINTS[demo].inRoom ? `/live/${demo}?room=${room}` : `/live/${demo}`;
}
