import { expect, test } from 'bun:test';
import type { ServerName } from './contenders';
import { measureFanOut } from './fan-out';
import { faultsOf } from './verdict';

const brief = (contender: ServerName) =>
	measureFanOut({
		contender,
		port: 0,
		subscribers: 20,
		perSecond: 300,
		bytes: 128,
		warmUpMessages: 10,
		warmUp: 0.1,
		seconds: 0.4,
		patience: 300,
	});

test('a server that does its work has no faults', async () => {
	const result = await brief('ours');
	expect(faultsOf(result)).toEqual([]);
	expect(result.cpuPerDelivery).toBeGreaterThan(0);
	expect(result.joinMs).toBeGreaterThan(0);
});

test('a server that drops one delivery in a hundred is found out', async () => {
	const result = await brief('bad-drops');
	expect(faultsOf(result).join()).toMatch(/^(1\.0|0\.9)\d % [^,]* never came$/);
});

test('a server that lets messages overtake each other is found out', async () => {
	const result = await brief('bad-reorders');
	expect(faultsOf(result).join()).toMatch(/out of order$/);
});
