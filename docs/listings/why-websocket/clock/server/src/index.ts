import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import { cors } from 'hono/cors';
import { streamSSE } from 'hono/streaming';

// #region clock
let tick = 0;
const waiting: (() => void)[] = [];

function nextTick() {
	return new Promise<void>((resolve) => waiting.push(resolve));
}

setInterval(() => {
	tick += 1;
	for (const tell of waiting.splice(0)) tell();
}, 1000);
// #endregion

const app = new Hono();

// #region cors
app.use('/clock/*', cors({ origin: 'http://localhost:5173' }));
// #endregion

// #region polling
app.get('/clock/now', (c) => c.text(String(tick)));
// #endregion

// #region long-polling
app.get('/clock/next', async (c) => {
	const after = Number(c.req.query('after'));
	if (tick === after) await nextTick();
	return c.text(String(tick));
});
// #endregion

// #region sse
app.get('/clock/stream', (c) =>
	streamSSE(c, async (stream) => {
		while (!stream.aborted) {
			await stream.writeSSE({ data: String(tick) });
			await nextTick();
		}
	}),
);
// #endregion

// #region websocket
app.get(
	'/ws',
	upgradeWebSocket(() => {
		let open = true;
		return {
			async onOpen(_event, ws) {
				while (open) {
					ws.send(String(tick));
					await nextTick();
				}
			},
			onClose() {
				open = false;
			},
		};
	}),
);
// #endregion

export default { fetch: app.fetch, websocket };
