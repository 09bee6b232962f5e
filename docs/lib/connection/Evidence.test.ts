import { beforeEach, describe, expect, test } from 'bun:test';

import { ManualClock } from '#docs/lib/testing/manual-clock';
import type { Diagnosis } from './diagnose';
import { Evidence, PATIENCE } from './Evidence';

let clock: ManualClock;
let concluded: string[];
/** What the server answers when it is asked once more. */
let answer: Diagnosis;
let evidence: Evidence;

beforeEach(() => {
	clock = new ManualClock();
	concluded = [];
	answer = 'unreachable';
	evidence = new Evidence(
		() => Promise.resolve(answer),
		clock.after,
		(reason) => concluded.push(reason),
	);
});

/** Lets time pass, and what was asked be answered. */
async function pass(milliseconds: number): Promise<void> {
	clock.pass(milliseconds);
	await Promise.resolve();
	await Promise.resolve();
}

describe('Evidence', () => {
	test('a site without a demo server is plain at once', () => {
		evidence.failed('no-demo-server');
		expect(concluded).toEqual(['no-demo-server']);
		expect(clock.next).toBeUndefined();
	});

	test('silence has to last', async () => {
		evidence.failed('unreachable');
		evidence.failed('unreachable');
		await pass(PATIENCE - 1);
		evidence.failed('unreachable');
		expect(concluded).toEqual([]);
		await pass(1);
		expect(concluded).toEqual(['unreachable']);
	});

	test('a server that answers when time is up gets another handshake', async () => {
		evidence.failed('unreachable');
		answer = 'upgrade-required';
		await pass(PATIENCE);
		expect(concluded).toEqual([]);
		evidence.succeeded();
		evidence.failed('unreachable');
		expect(concluded).toEqual([]);
		expect(clock.next).toBe(PATIENCE);
	});

	test('a server that answers everything but handshakes is out of reach', async () => {
		answer = 'upgrade-required';
		evidence.failed('upgrade-required');
		await pass(PATIENCE);
		expect(concluded).toEqual([]);
		evidence.failed('upgrade-required');
		expect(concluded).toEqual(['upgrade-required']);
	});

	test('a server that comes back in time is not given up', async () => {
		evidence.failed('unreachable');
		await pass(PATIENCE - 1);
		evidence.succeeded();
		await pass(1);
		expect(concluded).toEqual([]);
		expect(clock.next).toBeUndefined();
	});

	test.each(['server-full', 'too-many-connections', 'bad-origin', 'bad-host', 'bad-room'] as const)(
		'a refusal with a reason is no evidence: %s',
		async (refusal) => {
			evidence.failed('unreachable');
			evidence.failed(refusal);
			await pass(PATIENCE);
			evidence.failed(refusal);
			expect(concluded).toEqual([]);
		},
	);
});
