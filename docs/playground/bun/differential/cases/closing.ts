import type { Case } from '#docs/playground/bun/differential/stage';
import { serving, TELLING } from './source';

/** The server closes with what the client asks for: a code, a reason. */
const byServer = (name: string, call: string): Case => ({
	name: `the server: ${name}`,
	server: serving(`${TELLING} message(ws) { ${call}; },`),
	async play({ connect, printed }) {
		const one = await connect('one');
		one.send('go');
		await one.over();
		await printed('close');
	},
});

const byClient = (name: string, code?: number, reason?: string): Case => ({
	name: `the client closes ${name}`,
	server: serving(`${TELLING} message() {},`),
	async play({ connect, printed }) {
		const one = await connect('one');
		one.close(code, reason);
		await one.over();
		await printed('close');
	},
});

export const CLOSING: Case[] = [
	byServer('ws.close()', 'ws.close()'),
	byServer('ws.close(1000)', 'ws.close(1000)'),
	byServer('ws.close with a code of one’s own', `ws.close(4321, 'see you')`),
	byServer('ws.close with a reason in Japanese', `ws.close(4000, 'さようなら')`),
	byServer('ws.close with a reason that is too long', `ws.close(4000, 'é'.repeat(100))`),
	byServer('ws.close(1001)', `ws.close(1001, 'going')`),
	byServer('ws.close(1011)', `ws.close(1011, 'fault')`),
	byServer('ws.close(1005), which no frame carries', 'ws.close(1005)'),
	byServer('ws.close(0)', 'ws.close(0)'),
	byServer('ws.close(99), which is no code', 'ws.close(99)'),
	byServer('ws.close(70000), which is longer than 16 bits', `ws.close(70000, 'x')`),
	byServer('ws.terminate()', 'ws.terminate()'),
	byServer('closing twice', `ws.close(4001, 'first'); ws.close(4002, 'second')`),
	byServer('sending after closing', `ws.close(4001); console.log(ws.send('late'), ws.readyState)`),
	byServer('a message before the close', `ws.send('last words'); ws.close(4001)`),
	byServer(
		'what a closed socket can do',
		`ws.subscribe('t'); ws.close(4001); console.log(ws.publish('t', 'x'), ws.subscribe('t'), ws.unsubscribe('t'), ws.ping(), ws.cork(() => 5), ws.subscriptions.length)`,
	),
	byClient('without a code'),
	byClient('with 1000', 1000, 'done'),
	byClient('with 3000', 3000),
	byClient('with 4999 and a reason', 4999, '終わり'),
	{
		name: 'both close at once',
		server: serving(`${TELLING} message(ws) { ws.close(4001, 'server'); },`),
		async play({ connect, printed }) {
			const one = await connect('one');
			one.send('go');
			one.close(4002, 'client');
			await one.over();
			await printed('close');
		},
	},
	{
		name: 'a close in open',
		server: serving(
			`open(ws) { ws.send('no room'); ws.close(4404, 'No such room'); }, message() {},`,
		),
		async play({ connect }) {
			await (await connect('one')).over();
		},
	},
	{
		name: 'a message that is too big',
		server: serving(`${TELLING} maxPayloadLength: 10, message(ws, m) { ws.send(m); },`),
		async play({ connect, printed }) {
			const one = await connect('one');
			one.send('0123456789');
			await one.heard(1);
			one.send('01234567890');
			await one.over();
			await printed('close');
		},
	},
	{
		name: 'stop(true) says 1001 to everybody',
		server: serving(
			`${TELLING} message() { server.stop(true).then(() => console.log('stopped')); console.log('called'); },`,
		),
		async play({ connect, printed, ended }) {
			const one = await connect('one');
			const two = await connect('two');
			one.send('go');
			await one.over();
			await two.over();
			await printed('stopped');
			await ended();
		},
	},
	{
		name: 'stop() waits for the sockets',
		server: serving(
			`${TELLING} message(ws) { server.stop().then(() => console.log('stopped')); ws.send('stopping'); },`,
		),
		async play({ connect, printed, ended, ask }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(1);
			await ask('late', '/');
			one.close(1000);
			await one.over();
			await printed('stopped');
			await ended();
		},
	},
];
