import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

function decode(bytes: Uint8Array) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [first = 0, second = 0] = bytes;
	const fin = (first & 0x80) !== 0;
	const opcode = first & 0x0f;
	const masked = (second & 0x80) !== 0;
	const length = second & 0x7f;

	let place = 2;
	if (length === 126) place = 4;
	if (length === 127) place = 10;
	const size = sizeOf(view, length);

	let payload = bytes.slice(2);
	if (masked) {
		const key = bytes.slice(place, place + 4);
		payload = bytes
			.slice(place + 4, place + 4 + size)
			.map((byte, index) => byte ^ (key[index % 4] ?? 0));
	}
	return { fin, opcode, masked, text: new TextDecoder().decode(payload) };
}

function sizeOf(view: DataView, length: number) {
	if (length === 126) return view.getUint16(2);
	if (length === 127) return Number(view.getBigUint64(2));
	return length;
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
