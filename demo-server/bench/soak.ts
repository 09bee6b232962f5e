/** `npm run soak`: a class of 300 at work for ten minutes, on the server as it is shipped. */
import { createRoomId } from '#protocol';
import { openMany } from './joined';
import { readFlags } from './flags';
import { metric } from './metrics';
import { seeded } from './random';
import { ServerProcess } from './server-process';
import { Classroom } from './soak/classroom';
import { growth } from './soak/memory';
import type { Point } from './statistics';
import { until } from './until';

const HELP = `Puts the demo server under the load of a class and looks for what leaks or is lost.

Usage: npm run soak -- [options]

  --minutes N       how long (default 10)
  --connections N   the class (default 300; more than 400 is not let in)
  --rate N          messages a second, of all together (default 30)
  --port N          (default 5498)
`;

const flags = readFlags(HELP, { numbers: ['minutes', 'connections', 'rate', 'port'] });
const { minutes = 10, connections = 300, rate = 30, port = 5498 } = flags;

/** People who go each second; as many come. In ten minutes everybody is replaced six times. */
const LEAVING = connections / 100;
const SAMPLE_EVERY = 5_000;
/** A peer that is gone without a trace is found by the third sweep of the server. */
const SETTLED_WITHIN = 75_000;
const SHOWN = 20;

const faults: string[] = [];
const fault = (text: string) => {
	faults.push(text);
	if (faults.length <= SHOWN) console.error(`FAULT: ${text}`);
};
const random = seeded(1);
const text = 'さわって学ぶ WebSocket '.repeat(5);
const path = `/live/pubsub?room=${createRoomId((bytes) => crypto.getRandomValues(bytes))}`;

await using server = await ServerProcess.start('ours-as-shipped', port);
const room = new Classroom({ port, path, random, fault });
await openMany(connections, 20, () => room.enter());
console.log(`${connections} are in the room; ${rate} messages a second for ${minutes} min.`);

const rss: Point[] = [];
const heap: Point[] = [];
const begun = performance.now();
const end = begun + minutes * 60_000;
let [spoken, left, sampled] = [0, 0, 0];
for (let now = begun; now < end && server.ended === null; now = performance.now()) {
	const seconds = (now - begun) / 1000;
	for (; spoken < seconds * rate; spoken += 1) room.speak(text);
	for (; left < seconds * LEAVING; left += 1) {
		room.lose();
		room.enter().catch((error: unknown) => fault(`somebody was not let in: ${String(error)}`));
	}
	for (; sampled * SAMPLE_EVERY < now - begun; sampled += 1) await sample();
	await Bun.sleep(5);
}

const settled = await until(() => room.size === connections && room.settled, SETTLED_WITHIN);
if (!settled) room.complaints().forEach(fault);
if (room.frozen > 0) fault(`${room.frozen} dead peers were not found`);
await expectMetric('connections{demo="pubsub"}', connections);
const { heard, gone, published } = room;
room.end();
await until(async () => (await metric(port, 'rooms')) === 0, 5_000);
await expectMetric('rooms', 0);
await expectMetric('connections{demo="pubsub"}', 0);
server.complaints.filter((line) => line.includes('"level":"error"')).forEach(fault);
if (server.ended !== null) fault(`the server ended (${server.ended})`);

console.log(`${published.lastId} messages, ${heard} deliveries, ${gone} left and were replaced.`);
expectFlat('RSS', rss);
expectFlat('JavaScript heap', heap);
console.log(
	faults.length === 0 ? 'Nothing lost, nothing out of order.' : `${faults.length} faults.`,
);
await server.stop();
process.exit(faults.length === 0 ? 0 : 1);

async function sample(): Promise<void> {
	const measured = await server.settle();
	const x = performance.now() - begun;
	rss.push({ x, y: measured.rss });
	heap.push({ x, y: measured.heap });
}

async function expectMetric(name: string, expected: number): Promise<void> {
	const value = await metric(port, name).catch(() => NaN);
	if (value !== expected) fault(`${name} is ${value} and should be ${expected}`);
}

function expectFlat(name: string, samples: readonly Point[]): void {
	const { bytes, level, isFlat } = growth(samples);
	const mb = (value: number) => `${(value / 1024 / 1024).toFixed(1)} MB`;
	console.log(`${name}: ${mb(level)}, grew by ${mb(bytes)}`);
	if (!isFlat) fault(`${name} is not flat`);
}
