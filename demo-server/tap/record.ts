/**
 * `npm run record-tap`: has a real browser talk to the echo through the tap, and keeps what passed,
 * for the pages where there is no tap. It takes the ports of `npm start`, so that the recording says
 * what a reader would see.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TapServerMessage } from '#protocol';
import { BROWSERS } from '#demo-server/commands/browser.mjs';
import { createLog } from '#demo-server/log';
import { startServer } from '#demo-server/server';
import { Client } from '#demo-server/testing/client';
import { TapClient } from '#demo-server/testing/tap-client';
import { recordedPage } from './recorded-page';

const RECORDED = join(import.meta.dir, '../../docs/demos/tap/recorded.json');
const PORT = 4321;
const TAP_PORT = 4322;
/** How many connections the page makes. */
const CONNECTIONS = 3;

const executable = BROWSERS.chromium.installed.find((path) => Bun.which(path));
if (!executable)
	throw new Error('There is no Chromium on this machine; install one, and try again.');

const server = startServer({
	hostname: '127.0.0.1',
	port: PORT,
	pages: (c) => Promise.resolve(c.html(recordedPage(TAP_PORT, c.req.query('tap') ?? ''))),
	log: createLog('silent', () => undefined),
	sweepEvery: Infinity,
});
await server.openTap(TAP_PORT);
const watching = await TapClient.watch({
	connect: (path) => Client.open(`ws://localhost:${PORT}${path}`),
});

const profile = await mkdtemp(join(tmpdir(), 'record-tap-'));
const browser = Bun.spawn(
	[
		executable,
		'--headless=new',
		'--no-first-run',
		'--disable-background-networking',
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		`--user-data-dir=${profile}`,
		`http://localhost:${PORT}/page?tap=${watching.id}`,
	],
	{ stdout: 'ignore', stderr: 'ignore' },
);

const messages: TapServerMessage[] = [];
let ended = 0;
while (ended < CONNECTIONS) {
	const message = await watching.any();
	messages.push(message);
	if (message.type === 'ended') ended += 1;
	// The page asks for it; an endpoint pings when it likes (RFC 6455, section 5.5.2).
	if (saysPing(message)) server.sweep();
}
browser.kill();
await browser.exited;
await server.stop();
await rm(profile, { recursive: true, force: true });

const version = Bun.spawnSync([executable, '--version']).stdout.toString().trim();
const recording = {
	browser: version.replace(/ built on .*/, ''),
	recorded: new Date().toISOString().slice(0, 10),
	messages: fromZero(messages),
};
await Bun.write(RECORDED, `${JSON.stringify(recording, null, '\t')}\n`);
console.log(`${messages.length} messages of ${recording.browser} are in ${RECORDED}.`);

/** Whether the server has just echoed what the page says to have a ping sent. */
function saysPing(message: TapServerMessage): boolean {
	if (message.type !== 'octets' || message.direction !== 'down') return false;
	return Buffer.from(message.octets, 'base64').toString('latin1').endsWith('ping, please');
}

/** Counts time from the first connection, in tenths of a millisecond. */
function fromZero(passed: readonly TapServerMessage[]): TapServerMessage[] {
	const [first] = passed;
	const begun = first && 'at' in first ? first.at : 0;
	return passed.map((message) =>
		'at' in message ? { ...message, at: Math.round((message.at - begun) * 10) / 10 } : message,
	);
}
