import type { Case, Difference } from '#docs/playground/bun/differential/stage';
import { serving, TELLING } from './source';

/** A program that one message ends. */
const deadly = (name: string, handlers: string): Case => ({
	name,
	server: serving(handlers),
	async play({ connect, ended }) {
		const bystander = await connect('bystander');
		const one = await connect('one');
		one.send('go');
		await one.over();
		await bystander.over();
		await ended();
	},
});

/** A program that ends by itself. */
const doomed = (name: string, server: string, differs?: Difference): Case => ({
	name,
	server,
	play: ({ ended }) => ended(),
	...(differs !== undefined && { differs }),
});

export const ERRORS: Case[] = [
	deadly('a throw in message ends the process', `message() { throw new Error('boom'); },`),
	deadly('a TypeError keeps its name', `message() { throw new TypeError('not that'); },`),
	deadly(
		'an error class of one’s own',
		`message() { class OopsError extends Error { name = 'OopsError'; } throw new OopsError('mine'); },`,
	),
	deadly('a text is thrown', `message() { throw 'just a text'; },`),
	deadly('an async handler throws', `async message() { await 1; throw new Error('later'); },`),
	deadly(
		'a promise that nobody waits for',
		`message() { void Promise.reject(new Error('lost')); },`,
	),
	deadly(
		'a timer throws',
		`message() { setTimeout(() => { throw new RangeError('ticked off'); }, 1); },`,
	),
	deadly(
		'what was sent before the throw still arrives',
		`message(ws) { ws.send('last words'); throw new Error('boom'); },`,
	),
	deadly('process.exit', `message() { console.log('leaving'); process.exit(3); },`),
	{
		name: 'a throw in open',
		server: serving(
			`open() { throw new Error('boom'); }, message() {}, close(ws, code) { console.log('close', code); },`,
			`const ok = server.upgrade(request); console.log('upgraded', ok); if (!ok) return new Response('no');`,
		),
		async play({ connect, ended }) {
			await (await connect('one')).over();
			await ended();
		},
	},
	{
		name: 'a throw in close',
		server: serving(
			`message(ws) { ws.close(4000, 'out'); console.log('after'); }, close() { throw new Error('boom'); },`,
		),
		async play({ connect, ended }) {
			const one = await connect('one');
			one.send('go');
			await one.over();
			await ended();
		},
	},
	{
		name: 'a caught throw ends nothing',
		server: serving(
			`message(ws, m) { try { JSON.parse(m); ws.send('fine'); } catch { ws.send('not JSON'); } },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			one.send('{');
			one.send('{}');
			await one.heard(2);
		},
	},
	{
		name: 'Hono’s onError keeps the server up',
		server: `
import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
const app = new Hono();
app.get('/ws', upgradeWebSocket(() => ({
	onMessage() { throw new Error('boom'); },
	onError(event, ws) { ws.send('it was ' + event.error.message); },
})));
export default { fetch: app.fetch, websocket };
`,
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(1);
		},
	},
	{
		name: 'bad JSON ends a server that does not catch',
		server: serving(`${TELLING} message(ws, m) { JSON.parse(m); },`),
		async play({ connect, ended }) {
			const one = await connect('one');
			one.send('{oops');
			await one.over();
			await ended();
		},
		engineWords: true,
	},
	{
		name: 'a property of nothing',
		server: serving(`message(ws, m) { const { nothing } = JSON.parse(m); nothing.field; },`),
		async play({ connect, ended }) {
			const one = await connect('one');
			one.send('{}');
			await one.over();
			await ended();
		},
		engineWords: true,
	},
	doomed('a throw at the top', `console.log('first'); throw new RangeError('top');`),
	doomed(
		'a rejection at the top',
		`console.log('first'); await Promise.reject(new Error('awaited'));`,
	),
	doomed(
		'a program that has nothing to do',
		`console.log('only this'); setTimeout(() => console.log('and that'), 1);`,
	),
	doomed(
		'EADDRINUSE: a port taken twice',
		`const server = Bun.serve({ port: 0, fetch: () => new Response('') });
try { Bun.serve({ port: server.port, fetch: () => new Response('') }); } catch (error) { console.log(error.code, error.syscall, error.message.replace(/\\d+/, 'N')); }
await server.stop(true);`,
	),
	doomed(
		'no fetch',
		`try { Bun.serve({}); } catch (error) { console.log(error.name, error.code, error.message.split('\\n')[0]); }`,
	),
	doomed(
		'a module that is not there',
		`import { missing } from './missing';\nconsole.log(missing);`,
		'module-not-found',
	),
	doomed(
		'a namespace of types',
		`namespace N { export type Text = string; } const text: N.Text = 'x'; console.log(text);`,
	),
	doomed(
		'a namespace with values',
		`namespace N { export const q = 1; } console.log(N.q);`,
		'namespace',
	),
	doomed(
		'enums, and properties of the constructor',
		`enum E { A, B = 5, C } class B { constructor(public y: number) {} } console.log(E.C, E[5], new B(3).y, import.meta.main);`,
	),
];
