import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

function decode(frame: Uint8Array) {
	const bytes = Array.from(frame);
	const take = (count: number) => bytes.splice(0, count);
	const number = (digits: number[]) => digits.reduce((sum, digit) => sum * 256 + digit, 0);
	const [first = 0, second = 0] = take(2);
	const masked = second >= 128;
	let length = second % 128;
	if (length >= 126) length = number(take(length === 126 ? 2 : 8));
	const key = masked ? take(4) : [0, 0, 0, 0];
	const payload = take(length).map((byte, i) => byte ^ (key[i % 4] ?? 0));
	return {
		text: Buffer.from(payload).toString(),
		masked,
		fin: first >= 128,
		opcode: first % 16,
		length,
	};
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
