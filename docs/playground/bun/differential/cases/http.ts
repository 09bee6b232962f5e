import type { Case, Difference, Stage } from '#docs/playground/bun/differential/stage';
import { serving } from './source';

/** A server that answers requests and knows no sockets. */
const answering = (
	name: string,
	fetch: string,
	play: Case['play'],
	differs?: Difference,
): Case => ({
	name,
	server: `const server = Bun.serve({ fetch: ${fetch} });\nconsole.log('Listening on ' + server.url);`,
	play,
	...(differs !== undefined && { differs }),
});

export const HTTP: Case[] = [
	answering(
		'a plain answer',
		`() => new Response('hi', { headers: { 'x-own': '1' } })`,
		({ ask }) => ask('one', '/'),
	),
	answering(
		'JSON, a status and an empty body',
		`(request) => new URL(request.url).pathname === '/json' ? Response.json({ a: 1 }, { status: 201 }) : new Response(null, { status: 204 })`,
		async ({ ask }) => {
			await ask('json', '/json');
			await ask('empty', '/');
		},
	),
	answering(
		'what was posted',
		`async (request) => new Response(request.method + ' ' + (await request.text()) + ' ' + request.headers.get('x-own'))`,
		({ ask }) => ask('one', '/', { method: 'POST', body: '本文', headers: { 'x-own': 'yes' } }),
	),
	answering(
		'an answer that comes later',
		`async () => { await Bun.sleep(5); return new Response('late'); }`,
		({ ask }) => ask('one', '/'),
	),
	answering(
		'an answer in pieces',
		`() => new Response(new ReadableStream({ async start(c) { for (const part of ['a', 'b', 'c']) { c.enqueue(new TextEncoder().encode(part)); await Bun.sleep(1); } c.close(); } }))`,
		({ ask }) => ask('one', '/'),
	),
	answering('nothing is returned', `() => undefined`, ({ ask }) => ask('one', '/')),
	...[`'text'`, '5', 'null', '[1, 2]', '() => 1'].map((wrong) =>
		answering(`${wrong} is returned`, `() => (${wrong})`, ({ ask }) => ask('one', '/')),
	),
	answering(
		'an error handler of one’s own',
		`() => { throw new Error('boom'); }, error: (error) => new Response('caught ' + error.message, { status: 503 })`,
		({ ask }) => ask('one', '/'),
	),
	answering(
		'a throw in fetch, outside development',
		`() => { throw new Error('boom'); }, development: false`,
		async ({ ask }) => {
			await ask('one', '/');
			await ask('two', '/');
		},
	),
	answering(
		'a throw in fetch, in development',
		`() => { throw new Error('boom'); }`,
		({ ask }) => ask('one', '/'),
		'error-page',
	),
	answering(
		'an upgrade is asked for where there are no sockets',
		`(request, server) => new Response(String(server.upgrade(request))), development: false`,
		async ({ ask }) => {
			await ask('plain', '/');
		},
	),
	{
		name: 'a refused upgrade is 1006 to the client',
		server: serving('message() {},', `return new Response('no', { status: 403 });`),
		async play({ connect }) {
			await (await connect('one')).over();
		},
	},
	{
		name: 'a second upgrade of the same request',
		server: serving(
			'message() {},',
			`console.log(server.upgrade(request), server.upgrade(request)); return;`,
		),
		async play({ connect, printed }) {
			const one = await connect('one');
			one.close();
			await one.over();
			await printed('true false');
		},
	},
	{
		name: 'an upgrade after a wait',
		server: serving(
			`open(ws) { ws.send('at last'); }, message() {},`,
			`return Bun.sleep(5).then(() => { server.upgrade(request); });`,
		),
		async play({ connect }) {
			await (await connect('one')).heard(1);
		},
	},
	{
		name: 'a plain request at a socket’s address',
		server: serving('message() {},'),
		play: ({ ask }) => ask('one', '/ws'),
	},
	{
		name: 'the first subprotocol is chosen',
		server: serving('message() {},'),
		async play({ connect }) {
			await connect('one', '/ws', ['second', 'first']);
		},
	},
	...['chat2', 'chat3'].map((chosen) => ({
		name: `the headers of upgrade choose ${chosen} of chat1 and chat2`,
		server: serving(
			'message(ws, m) { ws.send(m); },',
			`server.upgrade(request, { headers: { 'Sec-WebSocket-Protocol': '${chosen}' } });`,
		),
		async play({ connect }: Stage) {
			const one = await connect('one', '/ws', ['chat1', 'chat2']);
			one.send('hi');
			await one.heard(1);
		},
	})),
	{
		name: 'the head of a handshake',
		server: serving(
			'message() {},',
			`
			const { headers } = request;
			console.log(request.method, headers.get('upgrade'), headers.get('connection'), headers.get('sec-websocket-version'), headers.get('sec-websocket-key').length, headers.get('origin'));
			server.upgrade(request);`,
		),
		async play({ connect, printed }) {
			await connect('one');
			await printed('GET');
		},
	},
	{
		name: 'requestIP, and what a server tells of itself',
		server: serving(
			'message() {},',
			`
			const ip = server.requestIP(request);
			console.log(typeof ip.address, typeof ip.port, server.hostname, server.protocol, server.development, server.pendingRequests, server.pendingWebSockets);
			server.upgrade(request);
			console.log(server.pendingWebSockets);`,
		),
		async play({ connect, printed }) {
			await connect('one');
			await printed('1');
		},
	},
	{
		name: 'reload changes the handlers',
		server: `
const server = Bun.serve({ fetch: () => { server.reload({ fetch: () => new Response('new') }); return new Response('old'); } });
console.log('Listening on ' + server.url);`,
		async play({ ask }) {
			await ask('first', '/');
			await ask('second', '/');
		},
	},
	{
		name: 'server.fetch asks without a wire',
		server: `
const server = Bun.serve({ fetch: async (request) => new URL(request.url).pathname === '/in' ? new Response('inside') : new Response('outside of ' + (await (await server.fetch('/in')).text())) });
console.log('Listening on ' + server.url);`,
		play: ({ ask }) => ask('one', '/'),
	},
	{
		name: 'Hono: routes, a query, a 404 and a middleware',
		server: `
import { Hono } from 'hono';
const app = new Hono();
app.use(async (c, next) => { await next(); c.header('x-seen', c.req.path); });
app.get('/hello/:name', (c) => c.text('Hello ' + c.req.param('name') + ' ' + c.req.query('mark')));
app.post('/json', async (c) => c.json(await c.req.json(), 201));
export default app;`,
		async play({ ask }) {
			await ask('hello', '/hello/Aki?mark=q');
			await ask('json', '/json', { method: 'POST', body: '{"a":[1,2]}' });
			await ask('nowhere', '/nowhere');
		},
	},
	{
		name: 'Hono: a room from the query, in the closure of a socket',
		server: `
import { Hono } from 'hono';
import { getConnInfo, upgradeWebSocket, websocket } from 'hono/bun';
const app = new Hono();
app.get('/ws', upgradeWebSocket((c) => {
	const room = c.req.query('room');
	console.log(typeof getConnInfo(c).remote.address);
	return {
		onOpen: (event, ws) => { ws.raw.subscribe(room); ws.send(event.type + ' ' + ws.readyState + ' ' + ws.url.pathname + ' ' + ws.protocol); },
		onMessage: (event, ws) => { ws.raw.publish(room, room + ': ' + event.data); },
		onClose: (event) => { server.publish(room, 'left ' + event.code + ' ' + event.reason); },
	};
}));
const server = Bun.serve({ fetch: app.fetch, websocket });
console.log('Listening on ' + server.url);`,
		async play({ connect }) {
			const one = await connect('one', '/ws?room=tea');
			const two = await connect('two', '/ws?room=tea');
			const three = await connect('three', '/ws?room=other');
			three.send('unheard');
			one.send('hello');
			await two.heard(2);
			two.close(4000, 'bye');
			await one.heard(2);
		},
	},
	{
		name: 'Hono: bytes arrive as an ArrayBuffer',
		server: `
import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
const app = new Hono();
app.get('/ws', upgradeWebSocket(() => ({ onMessage: (event, ws) => { console.log(event.data instanceof ArrayBuffer); ws.send(event.data); } })));
export default { fetch: app.fetch, websocket };`,
		async play({ connect }) {
			const one = await connect('one');
			one.send(new Uint8Array([1, 2, 3]));
			await one.heard(1);
		},
	},
	{
		name: 'Hono: server-sent events',
		server: `
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
const app = new Hono();
app.get('/stream', (c) => streamSSE(c, async (stream) => { for (const data of ['one', 'two']) await stream.writeSSE({ data, event: 'tick', id: data }); }));
export default app;`,
		play: ({ ask }) => ask('one', '/stream'),
	},
	{
		name: 'default export: a fetch is served, and a port is said',
		server: `console.log('top'); export default { fetch: () => new Response('served') };`,
		async play({ ask, printed }) {
			await printed('Started');
			await ask('one', '/');
		},
	},
	{
		name: 'default export beside Bun.serve: the source lesson’s fault',
		server: `
const server = Bun.serve({ port: Number(process.env.BUN_PORT) || 0, fetch: () => new Response('') });
process.env.BUN_PORT = String(server.port);
console.log('one');
export default { port: server.port, fetch: () => new Response('') };`,
		play: ({ ended }) => ended(),
		differs: 'port-in-message',
	},
];
