import type { Case } from '#docs/playground/bun/differential/stage';
import { serving } from './source';

/** A program that ends by itself. */
const ending = (name: string, server: string): Case => ({
	name,
	server,
	play: ({ ended }) => ended(),
});

/** When a program has nothing left to wait for. */
export const LIFETIME: Case[] = [
	ending(
		'an unref’d timer keeps nothing alive',
		`setTimeout(() => console.log('never'), 60_000).unref(); console.log('x');`,
	),
	ending(
		'an unref’d interval goes on while something else is waited for',
		`let n = 0; setInterval(() => { n += 1; }, 5).unref(); setTimeout(() => console.log(n > 0), 60);`,
	),
	ending('a timer is held again by ref', `setTimeout(() => console.log('late'), 5).unref().ref();`),
	ending(
		'what setTimeout returns',
		`const timer = setTimeout(() => {}, 1); console.log(typeof timer, timer.constructor.name, timer.hasRef(), timer.unref() === timer, timer.hasRef(), timer.refresh() === timer);`,
	),
	ending(
		'a timer that has fired is begun anew by refresh',
		`let n = 0; const timer = setTimeout(() => { console.log(n); if (++n < 3) timer.refresh(); }, 1);`,
	),
	ending(
		'what clears a timer',
		`for (const clear of [clearTimeout, clearInterval]) for (const as of [Number, String, (timer) => timer]) clear(as(setTimeout(() => console.log('never'), 1)));
clearTimeout(undefined); clearTimeout(null); clearTimeout({}); console.log('x');`,
	),
	ending(
		'an unref’d server keeps nothing alive',
		`const server = Bun.serve({ fetch: () => new Response('') }); console.log(server.unref() === server);`,
	),
	{
		name: 'nor do the sockets of an unref’d server',
		server: serving(`open(ws) { console.log('open'); server.unref(); }, message() {},`),
		async play({ connect, ended }) {
			await (await connect('one')).over();
			await ended();
		},
	},
];
