import type { Case } from '#docs/playground/bun/differential/stage';
import { serving } from './source';

/** The handler tells of what arrived; the client sends these. */
const sent = (
	name: string,
	handlers: string,
	data: (string | Uint8Array<ArrayBuffer>)[],
	answers: number,
): Case => ({
	name,
	server: serving(handlers),
	async play({ connect }) {
		const one = await connect('one');
		for (const each of data) one.send(each);
		await one.heard(answers);
	},
});

const KIND = `console.log(typeof m, m.constructor.name, m.length ?? m.byteLength); ws.send(m);`;
const BYTES = new Uint8Array([0, 1, 127, 128, 255]);

export const DATA: Case[] = [
	sent('text comes as a string', `message(ws, m) { ${KIND} },`, ['hi', '', '日本', '\0'], 4),
	sent(
		'bytes come as a Buffer',
		`message(ws, m) { ${KIND} console.log(m.toString('hex')); },`,
		[BYTES],
		1,
	),
	sent(
		'bytes come as what binaryType says',
		`open(ws) { ws.binaryType = 'uint8array'; }, message(ws, m) { ${KIND} ws.binaryType = 'arraybuffer'; },`,
		[BYTES, BYTES],
		2,
	),
	sent('no bytes at all', `message(ws, m) { ${KIND} },`, [new Uint8Array()], 1),
	sent(
		'send tells its bytes',
		`message(ws) { console.log(ws.send('abc'), ws.send('あ'), ws.send(''), ws.send(new Uint8Array(3)), ws.sendText('xy'), ws.sendBinary(new Uint8Array(2))); },`,
		['go'],
		6,
	),
	sent(
		'an object is sent as its text',
		`message(ws) { ws.send({ a: 1 }); ws.send(5); ws.send([1, 2]); ws.send(true); },`,
		['go'],
		4,
	),
	{
		...sent('a function is sent as its text', `message(ws) { ws.send(() => 1); },`, ['go'], 1),
		differs: 'function-text',
	},
	sent(
		'half a character, which no frame of text can carry',
		`open(ws) { ws.subscribe('t'); }, message(ws, m) { console.log(m.length, m.isWellFormed()); console.log(ws.send('\\ud800x'), ws.sendText('\\udc00'), server.publish('t', '\\ud800')); ws.close(4000, 'bye \\ud800'); }, close(ws, code, reason) { console.log(reason.length, reason.isWellFormed()); },`,
		['\ud800y'],
		3,
	),
	{
		name: 'half a character in the reason of a client',
		server: serving(
			`message() {}, close(ws, code, reason) { console.log(reason.length, reason.isWellFormed()); },`,
		),
		async play({ connect, printed }) {
			(await connect('one')).close(4000, 'bye \ud800');
			await printed('5');
		},
	},
	sent(
		'nothing cannot be sent',
		`message(ws) { for (const wrong of [() => ws.send(null), () => ws.send(undefined), () => ws.send(Symbol('s')), () => ws.publish('t', null), () => ws.sendText(5), () => ws.sendBinary('x')]) { try { console.log(wrong()); } catch (error) { console.log(error.name); } } ws.send('done'); },`,
		['go'],
		1,
	),
	sent(
		'a view sends its part of the buffer',
		`message(ws) { const whole = new Uint8Array([1, 2, 3, 4]); ws.send(whole.subarray(1, 3)); ws.send(whole.buffer); ws.send(new DataView(whole.buffer, 3)); },`,
		['go'],
		3,
	),
	sent(
		'what is changed after send has left already',
		`message(ws) { const bytes = new Uint8Array([1]); ws.send(bytes); bytes[0] = 9; ws.send(bytes); },`,
		['go'],
		2,
	),
	sent(
		'ping is answered by the client itself',
		`message(ws) { console.log(ws.ping('hey'), ws.pong('ho')); }, pong(ws, m) { console.log('pong', String(m)); ws.send('done'); },`,
		['go'],
		1,
	),
	sent(
		'getBufferedAmount of an idle wire',
		`message(ws) { console.log(ws.getBufferedAmount()); ws.send('x'); },`,
		['go'],
		1,
	),
	sent(
		'data is the socket’s own',
		`open(ws) { ws.data = { n: 0 }; }, message(ws) { ws.data.n += 1; ws.send(String(ws.data.n)); },`,
		['a', 'b'],
		2,
	),
	{
		name: 'data of upgrade',
		server: serving(
			`open(ws) { ws.send(JSON.stringify(ws.data)); }, message() {},`,
			`server.upgrade(request, { data: { path: new URL(request.url).pathname, query: new URL(request.url).search } });`,
		),
		async play({ connect }) {
			const one = await connect('one', '/some/where?room=tea%20room');
			await one.heard(1);
		},
	},
	{
		name: '64 KB of text and a megabyte of bytes',
		server: serving(`message(ws, m) { ws.send(String(m.length)); ws.send(m.slice(0, 3)); },`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('x'.repeat(65_536));
			await one.heard(2);
			one.send(new Uint8Array(1_000_000));
			await one.heard(4);
		},
	},
];
