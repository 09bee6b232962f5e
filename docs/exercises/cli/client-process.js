/**
 * The process that the reader's client runs in, on Bun or on Node. It is told over IPC what to do.
 */
import { subscribe } from 'node:diagnostics_channel';
import { pathToFileURL } from 'node:url';

import { createGiven } from '#docs/exercises/serving/given.js';
import { perform, startOf } from '#docs/exercises/serving/perform.js';

const [, , file = ''] = process.argv;
const send = (/** @type {object} */ message) => void process.send?.(message);

const given = createGiven(
	{
		setTimeout: globalThis.setTimeout,
		clearTimeout: globalThis.clearTimeout,
		performance: globalThis.performance,
		WebSocket: globalThis.WebSocket,
	},
	watchTcp(),
);
for (const [name, value] of Object.entries(given.globals)) {
	Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

process.once('disconnect', () => process.exit());
const start = startOf(await import(pathToFileURL(file).href));
if (start) {
	const obey = perform(start, given, send);
	process.on('message', (/** @type {any} */ { order, ended }) => obey(order, ended));
}
send({ type: start ? 'ready' : 'no-start' });

/** How the connections stand that a library such as `ws` makes by itself; Bun tells of none. */
function watchTcp() {
	/** @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
	let made = 0;
	let ended = 0;
	subscribe('net.client.socket', (message) => {
		const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message);
		made += 1;
		sockets.add(socket);
		socket.once('close', () => {
			sockets.delete(socket);
			ended += 1;
		});
	});
	return {
		// What has been answered nothing yet waits for the handshake.
		isDialling: () => [...sockets].some(({ bytesRead }) => bytesRead === 0),
		made: () => made,
		ended: () => ended,
	};
}
