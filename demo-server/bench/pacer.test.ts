import { expect, test } from 'bun:test';
import { Pacer } from './pacer';

/** Waits until a pacer has done something. */
async function until(fact: () => boolean): Promise<void> {
	while (!fact()) await Bun.sleep(1);
}

test('a pacer withholds what a server cannot take, and does not call itself late', async () => {
	const pacer: Pacer = new Pacer({
		perSecond: 1_000,
		window: 5,
		inFlight: () => pacer.pace.sent,
		send: () => undefined,
	});
	await until(() => pacer.pace.withheld > 50);
	pacer.stop();
	expect(pacer.pace.sent).toBe(5);
});

test('a pacer that was kept from its work says how many messages were late', async () => {
	let sent = 0;
	const pacer = new Pacer({
		perSecond: 1_000,
		window: Infinity,
		inFlight: () => 0,
		send: () => (sent += 1),
	});
	Bun.sleepSync(150);
	await until(() => sent >= 150);
	pacer.stop();
	expect(pacer.pace.late).toBeGreaterThanOrEqual(90);
});
