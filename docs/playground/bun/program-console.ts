import { inspect } from './inspect';

export type Level = 'log' | 'warn' | 'error';
export type Print = (level: Level, text: string) => void;

const write = (value: unknown) => (typeof value === 'string' ? value : inspect(value));

/** Fills in `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O` and `%%` (Console Standard, "Formatter"). */
function format(values: readonly unknown[]): string {
	const [first, ...rest] = values;
	if (typeof first !== 'string' || rest.length === 0) return values.map(write).join(' ');
	const filled = first.replaceAll(/%([sdifjoO%])/g, (whole, kind: string) => {
		if (kind === '%') return '%';
		if (rest.length === 0) return whole;
		const value = rest.shift();
		if (kind === 's') return String(value);
		if (kind === 'f') return String(Number(value));
		if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
		return kind === 'j' ? JSON.stringify(value) : inspect(value);
	});
	return [filled, ...rest.map(write)].join(' ');
}

/** What the console of a browser does not show either. */
const nothing = (): void => undefined;

/** Makes the console of a program: it prints in Bun's way, and what it cannot do does nothing. */
export function createConsole(print: Print) {
	const counts = new Map<string, number>();
	const to =
		(level: Level) =>
		(...values: unknown[]): void => {
			print(level, format(values));
		};
	const count = (label = 'default') => {
		const next = (counts.get(label) ?? 0) + 1;
		counts.set(label, next);
		print('log', `${label}: ${String(next)}`);
	};
	return {
		log: to('log'),
		info: to('log'),
		debug: to('log'),
		dir: (value: unknown) => {
			print('log', write(value));
		},
		table: to('log'),
		group: to('log'),
		groupEnd: nothing,
		warn: to('warn'),
		error: to('error'),
		trace: to('error'),
		assert: (condition: unknown, ...values: unknown[]) => {
			if (!condition)
				print('error', ['Assertion failed', format(values)].filter(Boolean).join(' '));
		},
		count,
		countReset: (label = 'default') => counts.delete(label),
		time: nothing,
		timeEnd: nothing,
		timeLog: nothing,
	};
}
