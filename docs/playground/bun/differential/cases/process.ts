import type { Case, Difference } from '#docs/playground/bun/differential/stage';

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
];
