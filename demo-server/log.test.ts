import { expect, test } from 'bun:test';
import { createLog, type LogLevel } from './log';

function record(level: LogLevel) {
	const lines: Record<string, unknown>[] = [];
	let now = 0;
	const log = createLog(
		level,
		(line) => lines.push(JSON.parse(line)),
		() => now,
	);
	return { log, lines, advance: (ms: number) => (now += ms) };
}

test('a line is one JSON object with its time, level and event', () => {
	const { log, lines } = record('info');
	log.info('refused', { reason: 'bad-host' });
	expect(lines).toEqual([
		{ time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'refused', reason: 'bad-host' },
	]);
});

test.each([
	['silent', []],
	['info', ['error', 'info']],
	['debug', ['error', 'info', 'debug']],
] as const)('%s says %j', (level, said) => {
	const { log, lines } = record(level);
	log.error('a');
	log.info('b');
	log.debug('c');
	expect(lines.map((line) => line.level)).toEqual([...said]);
});

test('a flood of one event is cut short, counted, and does not silence another', () => {
	const { log, lines, advance } = record('info');
	for (let n = 0; n < 1000; n += 1) log.info('refused');
	expect(lines).toHaveLength(20);
	log.info('closed-by-guard');
	expect(lines).toHaveLength(21);
	advance(1000);
	log.info('refused');
	expect(lines.at(-1)).toMatchObject({ event: 'refused', suppressed: 980 });
});
