import { createRoomId } from '#protocol';
import { type ServerName, SERVERS } from './contenders';
import { NumberFinder, numberedText } from './numbered-text';
import { openJoined, openMany } from './joined';
import { Pacer } from './pacer';
import { Sequence } from './sequence';
import { ServerProcess } from './server-process';
import { waitedForCpu } from './waited';
import { TOPIC } from './wire';

export interface FanOutPlan {
	readonly contender: ServerName;
	readonly port: number;
	readonly subscribers: number;
	/** Messages; `max` is as many as the server takes. */
	readonly perSecond: number | 'max';
	readonly bytes: number;
	/** Sent as fast as the server takes them, before anything else. */
	readonly warmUpMessages: number;
	/** Seconds at the rate, before and of the measured time. */
	readonly warmUp: number;
	readonly seconds: number;
	/** Milliseconds without a delivery after which the rest is given up. */
	readonly patience?: number;
}

export interface FanOutResult {
	/** Milliseconds from the first handshake until the last subscriber was welcomed. */
	readonly joinMs: number;
	readonly deliveriesPerSecond: number;
	/** Microseconds of the server's user and system time. */
	readonly cpuPerDelivery: number;
	/** Shares of one core. */
	readonly serverCpu: number;
	readonly generatorCpu: number;
	/** Shares of the messages that were due. */
	readonly withheld: number;
	readonly late: number;
	/** Share of the time in which server or generator were ready and had no core: others had it. */
	readonly starved: number;
	/** Deliveries that never came, came late or came twice. */
	readonly missing: number;
	readonly outOfOrder: number;
	readonly expected: number;
}

/**
 * Messages on their way at most: enough to keep any server busy, less than the 256 KB at which ours
 * gives up a reader, and less than the 64 KB that Node reads at once: with more than that waiting,
 * it reads on and on, and hears nobody else for a minute.
 */
const WINDOW = 128;
const PATIENCE = 2_000;

/** Measures how one contender brings messages to everybody in a room. */
export async function measureFanOut(plan: FanOutPlan): Promise<FanOutResult> {
	const { contender, subscribers, bytes, perSecond, patience = PATIENCE } = plan;
	await using server = await ServerProcess.start(contender, plan.port);
	const { wire } = SERVERS[contender];
	const { port } = server;
	const room = createRoomId((array) => crypto.getRandomValues(array));

	let deliveries = 0;
	const sequences: Sequence[] = [];
	const subscribe = (index: number) => {
		const sequence = new Sequence();
		const finder = new NumberFinder();
		sequences[index] = sequence;
		return openJoined({
			port,
			wire,
			room,
			topics: [TOPIC],
			heard(data, start, end) {
				const number = finder.find(data, start, end);
				if (number < 0) return;
				sequence.take(number);
				deliveries += 1;
			},
		});
	};
	const begun = performance.now();
	const connections = await openMany(subscribers, subscribers, subscribe);
	const joinMs = performance.now() - begun;

	const publisher = await openJoined({ port, wire, room, topics: [] });
	let sent = 0;
	const send = () => {
		publisher.send(wire.publish(numberedText(sent, bytes), sent));
		sent += 1;
	};
	const inFlight = () => sent - Math.floor(deliveries / subscribers);
	// A server that runs for hours has its code compiled and the garbage of the joining behind it.
	for (let message = 0; message < plan.warmUpMessages; message += 1) {
		if (inFlight() >= WINDOW) await allOrQuiet(() => deliveries, sent * subscribers, patience);
		send();
	}
	await allOrQuiet(() => deliveries, sent * subscribers, patience);
	await server.settle();

	const rate = perSecond === 'max' ? Infinity : perSecond;
	const pacer = new Pacer({ perSecond: rate, window: WINDOW, inFlight, send });
	const moment = async () => {
		const { cpu } = await server.measure();
		const own = process.cpuUsage();
		const at = performance.now() * 1000;
		const waited = Math.max(waitedForCpu(server.pid), waitedForCpu(process.pid));
		return { cpu, own: own.user + own.system, at, waited, deliveries, ...pacer.pace };
	};

	await Bun.sleep(plan.warmUp * 1000);
	const from = await moment();
	await Bun.sleep(plan.seconds * 1000);
	const to = await moment();
	pacer.stop();

	const expected = sent * subscribers;
	await allOrQuiet(() => deliveries, expected, patience);
	for (const connection of [...connections, publisher]) connection.cut();

	const micros = to.at - from.at;
	const delivered = to.deliveries - from.deliveries;
	const due = to.sent + to.withheld - from.sent - from.withheld;
	return {
		joinMs,
		deliveriesPerSecond: (delivered / micros) * 1e6,
		cpuPerDelivery: (to.cpu - from.cpu) / delivered,
		serverCpu: (to.cpu - from.cpu) / micros,
		generatorCpu: (to.own - from.own) / micros,
		withheld: (to.withheld - from.withheld) / due,
		late: (to.late - from.late) / due,
		starved: (to.waited - from.waited) / micros,
		missing: sequences.reduce((sum, sequence) => sum + sequence.missingOf(sent), 0),
		outOfOrder: sequences.reduce((sum, sequence) => sum + sequence.late, 0),
		expected,
	};
}

/** Waits until the count is reached, or has not moved for a while. */
async function allOrQuiet(count: () => number, expected: number, patience: number): Promise<void> {
	let last = count();
	let movedAt = performance.now();
	while (count() < expected && performance.now() - movedAt < patience) {
		await Bun.sleep(10);
		if (count() === last) continue;
		last = count();
		movedAt = performance.now();
	}
}
