import type { Check } from '#docs/exercises/checking/exercise';
import { mdn, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { exactly, mentioning } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

export const checks = [
	{
		name: 'comes-back',
		rule: mdn('WebSocket/message_event'),
		async run(probe) {
			const a = await probe.connect();
			const text = probe.text('hello');
			a.send(text);
			await a.hears(text);
		},
	},
	{
		name: 'each-once-in-order',
		needs: 'comes-back',
		rule: rfc6455('5.4'),
		async run(probe) {
			const a = await probe.connect();
			const texts = ['one', 'two', 'three'].map((word) => probe.text(word));
			for (const text of texts) a.send(text);
			const marker = probe.text('end');
			a.send(marker);
			await a.hearsEachOnce(texts.map(exactly), exactly(marker));
		},
	},
	{
		name: 'any-text',
		needs: 'comes-back',
		rule: rfc6455('5.6'),
		async run(probe) {
			const a = await probe.connect();
			const odd = probe.oddText('odd');
			const long = probe.text('long').padEnd(5_000, '.');
			// What was said before is another message when it is said again.
			for (const text of [odd, odd, `${probe.text('茶')} 🍵`, long, '']) {
				a.send(text);
				await a.hears(text);
			}
		},
	},
	{
		name: 'only-the-sender',
		needs: 'comes-back',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.text('mine');
			a.send(text);
			await a.hears(text);
			const marker = probe.text('yours');
			b.send(marker);
			await b.hearsWithout([mentioning(text)], exactly(marker));
		},
	},
	{
		name: 'others-may-leave',
		needs: 'comes-back',
		rule: rfc6455('7.1.1'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			a.close();
			await a.isClosed();
			const text = probe.text('still-here');
			b.send(text);
			await b.hears(text);
		},
	},
] as const satisfies readonly Check[];
