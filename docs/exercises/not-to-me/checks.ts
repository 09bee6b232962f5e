import type { Check } from '#docs/exercises/checking/exercise';
import { bunTopics, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { exactly, mentioning } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

export const checks = [
	{
		name: 'another-hears',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.oddText('hello');
			a.send(text);
			await b.hears(text);
		},
	},
	{
		name: 'everyone-else-hears',
		needs: 'another-hears',
		rule: bunTopics,
		async run(probe) {
			const a = await probe.connect();
			const others = [await probe.connect(), await probe.connect(), await probe.connect()];
			const text = probe.text('hello-all');
			a.send(text);
			for (const other of others) await other.hears(text);
			// The same words, but another's.
			for (const other of others.slice(0, 1)) other.send(text);
			for (const listener of [a, ...others.slice(1)]) await listener.hears(text);
		},
	},
	{
		name: 'the-sender-does-not',
		needs: 'another-hears',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.text('mine');
			a.send(text);
			await b.hears(text);
			const marker = probe.text('yours');
			b.send(marker);
			await a.hearsWithout([mentioning(text)], exactly(marker));
		},
	},
	{
		name: 'each-once-in-order',
		needs: 'another-hears',
		rule: rfc6455('5.4'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const texts = ['one', 'two', 'three'].map((word) => probe.text(word));
			const marker = probe.text('end');
			for (const text of [...texts, marker]) a.send(text);
			await b.hearsEachOnce(texts.map(exactly), exactly(marker));
		},
	},
	{
		name: 'only-what-is-new',
		needs: 'another-hears',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const past = probe.text('past');
			a.send(past);
			await b.hears(past);
			const c = await probe.connect();
			const marker = probe.text('new');
			a.send(marker);
			await c.hearsWithout([exactly(past)], exactly(marker));
		},
	},
	{
		name: 'others-may-leave',
		needs: 'another-hears',
		rule: rfc6455('7.1.1'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const c = await probe.connect();
			b.close();
			await b.isClosed();
			const text = probe.text('still-here');
			a.send(text);
			await c.hears(text);
			const reply = probe.text('me-too');
			c.send(reply);
			await a.hears(reply);
		},
	},
] as const satisfies readonly Check[];
