import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

function decode(bytes: Uint8Array) {
	const [first = 0] = bytes;
	const fin = (first & 0x80) !== 0;
	return { fin, opcode: 0, masked: false, text: '' };
}

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			if (!(event.data instanceof ArrayBuffer)) return;
			ws.send(JSON.stringify(decode(new Uint8Array(event.data))));
		},
	})),
);

export default { fetch: app.fetch, websocket };
