import type { Case, Difference } from '#docs/playground/bun/differential/stage';
import { serving } from './source';

const ending = (name: string, server: string, differs?: Difference): Case => ({
	name: `process: ${name}`,
	server,
	play: ({ ended }) => ended(),
	...(differs !== undefined && { differs }),
});

/** What a program asks of the process that it is. */
export const PROCESS: Case[] = [
	ending(
		'what it has',
		`console.log(process.env.NOPE, typeof process.cwd(), typeof process.uptime(), process.argv.length, process.exitCode);`,
	),
	ending(
		'pieces of a line, written',
		`console.log(process.stdout.write('a')); process.stdout.write('b\\nc\\nd'); console.log('e'); process.stdout.write('the end');`,
	),
	ending(
		'nextTick comes before the promises that follow it',
		`process.nextTick((text) => console.log(text), 'tick'); Promise.resolve().then(() => console.log('promise')); setTimeout(() => console.log('timer'), 0); console.log('now');`,
	),
	ending(
		'nextTick comes before the promises ahead of it',
		`Promise.resolve().then(() => console.log('promise')); process.nextTick(() => console.log('tick'));`,
		'next-tick',
	),
	ending('nextTick throws', `process.nextTick(() => { throw new RangeError('ticked off'); });`),
	ending(
		'on, once, off and emit',
		`const hear = (value) => console.log('on', value);
console.log(process.on('x', hear) === process, process.once('x', (value) => console.log('once', value)) === process);
console.log(process.emit('x', 1), process.emit('x', 2)); process.off('x', hear); console.log(process.emit('x', 3));
process.on('SIGINT', hear); process.on('SIGTERM', hear);`,
	),
	ending('exitCode', `process.exitCode = 3; console.log(process.exitCode);`),
	ending('exitCode and exit', `process.exitCode = 3; process.exit();`),
	ending('exitCode and exit(0)', `process.exitCode = 3; process.exit(0);`),
	ending('exitCode and a throw', `process.exitCode = 3; throw new Error('boom');`),
	ending(
		'exit tells its code',
		`process.on('exit', (code) => console.log('exit', code)); process.exit(5);`,
	),
	ending(
		'exit at the end, and the code that its listener sets',
		`process.on('exit', (code) => { console.log('exit', code); process.exitCode = 7; setTimeout(() => console.log('never'), 0); }); setTimeout(() => console.log('last'), 1);`,
	),
	ending(
		'exit after a throw',
		`process.on('exit', (code) => console.log('exit', code)); throw new Error('boom');`,
	),
	ending(
		'uncaughtException keeps it up',
		`process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
setTimeout(() => { throw new Error('boom'); }, 1); setTimeout(() => console.log('still'), 20);`,
	),
	ending(
		'uncaughtException at the top',
		`process.on('uncaughtException', (error) => console.log('caught', error.message)); throw new Error('top');`,
	),
	ending(
		'uncaughtException hears no rejection',
		`process.on('uncaughtException', () => console.log('caught')); void Promise.reject(new Error('lost')); setTimeout(() => console.log('never'), 1_000);`,
	),
	ending(
		'uncaughtException throws once more',
		`process.on('uncaughtException', () => { throw new Error('again'); }); setTimeout(() => { throw new Error('boom'); }, 1);`,
	),
	ending(
		'uncaughtException exits',
		`process.on('uncaughtException', () => { console.log('caught'); process.exit(4); }); setTimeout(() => { throw new Error('boom'); }, 1);`,
	),
	ending(
		'unhandledRejection keeps it up',
		`process.on('unhandledRejection', (error) => console.log('caught', error.message)); void Promise.reject(new Error('lost')); setTimeout(() => console.log('still'), 20);`,
	),
	{
		name: 'process: uncaughtException keeps a server up',
		server: serving(
			`open(ws) { ws.send('hi'); }, message(ws, m) { ws.send(m); throw new Error('boom'); },`,
		).concat(`process.on('uncaughtException', (error) => console.log('caught', error.message));`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('a');
			await one.heard(2);
			one.send('b');
			await one.heard(3);
		},
	},
];
