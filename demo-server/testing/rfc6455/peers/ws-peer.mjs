import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

/**
 * The `ws` package on Node, as a process of its own, for Bun hands out something else under that
 * name. It echoes: as a server on the port that it writes first, and as a client that dials each
 * port it reads.
 */
const [longest] = process.argv.slice(2);
const options = { perMessageDeflate: false, maxPayload: Number(longest) };

function echo(/** @type {WebSocket} */ socket) {
	socket.on('message', (data, binary) => socket.send(data, { binary }));
	socket.on('error', () => undefined);
}

const server = new WebSocketServer({ ...options, host: '127.0.0.1', port: 0 });
server.on('connection', echo);
server.on('listening', () => {
	const address = server.address();
	if (address !== null && typeof address === 'object') console.log(address.port);
});

createInterface({ input: process.stdin })
	.on('line', (port) => echo(new WebSocket(`ws://127.0.0.1:${port}`, options)))
	.on('close', () => process.exit());
