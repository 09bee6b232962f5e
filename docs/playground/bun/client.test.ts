import { afterEach, beforeEach, describe, expect, test } from 'bun:test';

import { type Client, createClient } from './client';
import { joinedPipes } from './joined-pipes';
import { Network } from './network';
import { Program } from './program';

const PAGE = 'http://localhost:5173';

let network: Network;
let program: Program | undefined;
let clients: Client[];

beforeEach(() => {
	network = new Network();
	clients = [];
});
afterEach(() => {
	for (const client of clients) client.leave();
	program?.end(0);
	program = undefined;
});

function connect(origin: string | undefined = PAGE): Client {
	const [ours, theirs] = joinedPipes();
	network.accept(theirs);
	const client = createClient(ours, origin === '' ? {} : { origin });
	clients.push(client);
	return client;
}

async function serve(source: string): Promise<string[]> {
	const printed: string[] = [];
	program = new Program({
		files: { 'index.ts': source },
		entry: 'index.ts',
		packages: {},
		network,
		toBuffer: (bytes) => Buffer.from(bytes),
		print: (_level, text) => printed.push(text),
	});
	await program.run();
	return printed;
}

const event = (target: EventTarget, type: string) =>
	new Promise<Event>((resolve) => {
		target.addEventListener(type, resolve, { once: true });
	});

const ECHO = `Bun.serve({ fetch(request, server) { server.upgrade(request); }, websocket: { message(ws, m) { ws.send(m); } } });`;
const SOCKET = 'ws://localhost:3000/ws';

describe('WebSocket', () => {
	test.each(['not a url', 'ftp://localhost', 'ws://'])('refuses the address %s', (url) => {
		const { WebSocket } = connect('');
		expect(() => new WebSocket(url)).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
	});

	test.each([[['a', 'a']], [['with space']], [['']]])(
		'refuses the subprotocols %p',
		(protocols) => {
			const { WebSocket } = connect();
			expect(() => new WebSocket(SOCKET, protocols)).toThrow(
				expect.objectContaining({ name: 'SyntaxError' }),
			);
		},
	);

	test('does not send before it is open', () => {
		const { WebSocket } = connect();
		expect(() => new WebSocket(SOCKET).send('early')).toThrow(
			expect.objectContaining({ name: 'InvalidStateError' }),
		);
	});

	test.each([999, 1001, 2999, 5000])('does not close with %d', async (code) => {
		await serve(ECHO);
		const { WebSocket } = connect();
		const socket = new WebSocket(SOCKET);
		await event(socket, 'open');
		expect(() => socket.close(code)).toThrow(
			expect.objectContaining({ name: 'InvalidAccessError' }),
		);
		expect(socket.readyState).toBe(socket.OPEN);
	});

	test('does not close with a reason of more than 123 bytes', async () => {
		await serve(ECHO);
		const socket = new (connect().WebSocket)(SOCKET);
		await event(socket, 'open');
		expect(() => socket.close(1000, 'あ'.repeat(42))).toThrow(
			expect.objectContaining({ name: 'SyntaxError' }),
		);
	});

	test('ends with 1006 where nobody listens, and outside the page', async () => {
		const { WebSocket } = connect();
		for (const url of [SOCKET, 'ws://192.0.2.1/ws', 'wss://localhost:3000/ws']) {
			const socket = new WebSocket(url);
			const error = event(socket, 'error');
			expect(await event(socket, 'close')).toMatchObject({ code: 1006, wasClean: false });
			await error;
		}
	});

	test('gives up when it is closed before it is open', async () => {
		await serve(ECHO);
		const socket = new (connect().WebSocket)(SOCKET);
		socket.close();
		expect(socket.readyState).toBe(socket.CLOSING);
		expect(await event(socket, 'close')).toMatchObject({ code: 1006 });
	});

	test('sends a Blob, and what comes after it later', async () => {
		await serve(ECHO);
		const socket = new (connect().WebSocket)(SOCKET);
		socket.binaryType = 'arraybuffer';
		await event(socket, 'open');
		const heard: unknown[] = [];
		const both = new Promise<void>((resolve) => {
			socket.onmessage = ({ data }) => heard.push(data) === 2 && resolve();
		});
		socket.send(new Blob(['blob']));
		socket.send('text');
		await both;
		expect(heard).toEqual([new TextEncoder().encode('blob').buffer, 'text']);
	});

	test('counts what is sent too late', async () => {
		await serve(ECHO);
		const socket = new (connect().WebSocket)(SOCKET);
		await event(socket, 'open');
		socket.close();
		socket.send('late');
		expect(socket.bufferedAmount).toBe(4);
	});

	test('tells the server the origin of its page', async () => {
		const printed = await serve(
			`Bun.serve({ fetch(request, server) { console.log(request.headers.get('origin')); server.upgrade(request); }, websocket: {} });`,
		);
		await event(new (connect().WebSocket)(SOCKET), 'open');
		expect(printed).toEqual([PAGE]);
	});

	test('is gone for the server when its tab is', async () => {
		await serve(
			`const server = Bun.serve({ fetch(request, server) { server.upgrade(request); }, websocket: { open(ws) { ws.subscribe('t'); }, close(ws, code) { server.publish('t', 'left ' + code); } } });`,
		);
		const stays = new (connect().WebSocket)(SOCKET);
		await event(stays, 'open');
		const leaves = connect();
		await event(new leaves.WebSocket(SOCKET), 'open');
		leaves.leave();
		expect(await event(stays, 'message')).toMatchObject({ data: 'left 1006' });
	});
});

describe('fetch', () => {
	const answering = (headers: string) =>
		`Bun.serve({ fetch: (request) => new Response(request.method + ' ' + request.headers.get('origin'), { headers: ${headers} }) });`;

	test('reads what another origin allows', async () => {
		await serve(answering(`{ 'access-control-allow-origin': '${PAGE}' }`));
		const response = await connect().fetch('http://localhost:3000/');
		expect(await response.text()).toBe(`GET ${PAGE}`);
	});

	test('is blocked where the server says nothing of the page’s origin', async () => {
		await serve(answering('{}'));
		expect(connect().fetch('http://localhost:3000/')).rejects.toThrow(/CORS/);
	});

	test('asks before it uses a method or a header that is not simple', async () => {
		await serve(answering(`{ 'access-control-allow-origin': '*' }`));
		const { fetch } = connect();
		expect(fetch('http://localhost:3000/', { method: 'DELETE' })).rejects.toThrow(/method DELETE/);
		const headers = { 'x-own': '1' };
		expect(fetch('http://localhost:3000/', { headers })).rejects.toThrow(/header x-own/);
	});

	test('needs no leave where there is no page', async () => {
		await serve(answering('{}'));
		expect(await (await connect('').fetch('http://localhost:3000/')).text()).toBe('GET null');
	});

	test('fails where nobody listens', () => {
		expect(connect().fetch('http://localhost:3000/')).rejects.toThrow(/nobody answers/);
	});

	test('can be given up, and the server hears of it', async () => {
		const printed = await serve(
			`Bun.serve({ fetch: (request) => new Promise(() => { request.signal.onabort = () => console.log('given up'); }) });`,
		);
		const end = new AbortController();
		const answer = connect('').fetch('http://localhost:3000/', { signal: end.signal });
		await Promise.resolve();
		setTimeout(() => {
			end.abort();
		}, 0);
		expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
		await answer.catch(() => undefined);
		await connect('')
			.fetch('http://localhost:1/')
			.catch(() => undefined);
		expect(printed).toEqual(['given up']);
	});
});

describe('EventSource', () => {
	test('hears events, and comes back with the last id', async () => {
		await serve(`
			let times = 0;
			Bun.serve({ fetch: (request) => {
				times += 1;
				const last = request.headers.get('last-event-id');
				return new Response('retry: 1\\nid: ' + times + '\\ndata: after ' + last + '\\n\\n', {
					headers: { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' },
				});
			} });`);
		const source = new (connect().EventSource)('http://localhost:3000/');
		expect(await event(source, 'message')).toMatchObject({ data: 'after null', lastEventId: '1' });
		expect(await event(source, 'message')).toMatchObject({ data: 'after 1', lastEventId: '2' });
		source.close();
		expect(source.readyState).toBe(source.CLOSED);
	});

	test('gives up on an answer that is no event stream', async () => {
		await serve(`Bun.serve({ fetch: () => new Response('no') });`);
		const source = new (connect('').EventSource)('http://localhost:3000/');
		await event(source, 'error');
		expect(source.readyState).toBe(source.CLOSED);
	});
});
