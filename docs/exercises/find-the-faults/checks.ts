import type { Check } from '#docs/exercises/checking/exercise';
import { mdn, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { ANY, fields } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const KEPT = 50;

const say = (text: string) => JSON.stringify({ say: text });
const said = (text: string) => ({ said: text });
const aPast = (value: readonly string[]) => ({ past: value });

export const checks = [
	{
		name: 'starts',
		rule: theTask,
		async run(probe) {
			await probe.connect();
		},
	},
	{
		name: 'still-delivers',
		needs: 'starts',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.text('hello');
			a.send(say(text));
			await b.hearsFields(said(text));
		},
	},
	{
		name: 'newcomers-get-the-past',
		needs: 'still-delivers',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.text('past');
			a.send(say(text));
			await b.hearsFields(said(text));
			const c = await probe.connect();
			await c.hearsFields(aPast([ANY, text]));
		},
	},
	{
		name: 'only-what-is-new',
		needs: 'newcomers-get-the-past',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const [first, second] = [probe.text('one'), probe.text('two')];
			const marker = probe.text('three');
			for (const text of [first, second]) {
				a.send(say(text));
				await b.hearsFields(said(text));
			}
			a.send(say(marker));
			const again = [fields(said(first)), fields(said(second))];
			await b.hearsWithout(again, fields(said(marker)));
		},
	},
	{
		name: 'not-to-the-sender',
		needs: 'still-delivers',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const text = probe.text('mine');
			a.send(say(text));
			await b.hearsFields(said(text));
			const marker = probe.text('yours');
			b.send(say(marker));
			await a.hearsWithout([fields(said(text))], fields(said(marker)));
		},
	},
	{
		name: 'one-bad-message',
		needs: 'still-delivers',
		rule: mdn('WebSocket/message_event'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const before = probe.text('before');
			a.send(say(before));
			await b.hearsFields(said(before));
			for (const bad of ['hello?', 'null', '42', '{"say":5}']) a.send(bad);
			const handled = probe.text('handled');
			a.send(say(handled));
			const noText = fields({ said: 5 });
			// A server may close the connection of whoever errs.
			await Promise.race([b.hearsWithout([noText], fields(said(handled))), a.over]);
			// A program that dies may still deliver what it had. It takes no new connection.
			const c = await probe.connect();
			const d = await probe.connect();
			const text = probe.text('still-up');
			c.send(say(text));
			await d.hearsFields(said(text));
			const e = await probe.connect();
			const { past } = await e.hearsFields(aPast([ANY, text]));
			if (!Array.isArray(past)) return;
			const since = past.slice(past.lastIndexOf(before) + 1);
			// Where A's connection was closed, what A said last may be missing.
			if (since.some((each) => each !== handled && each !== text)) {
				e.missed(fields(aPast([ANY, before, handled, text])));
			}
		},
	},
	{
		name: 'forgets',
		needs: 'newcomers-get-the-past',
		rule: rfc6455('10.4'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const texts = Array.from({ length: KEPT + 2 }, (_, index) => probe.text(`n${index + 1}`));
			for (const text of texts) a.send(say(text));
			for (const text of texts) await b.hearsFields(said(text));
			const c = await probe.connect();
			await c.hearsFields(aPast(texts.slice(-KEPT)));
		},
	},
] as const satisfies readonly Check[];
