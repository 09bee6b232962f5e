import type { Client } from '#docs/exercises/checking/client';
import type { Check } from '#docs/exercises/checking/exercise';
import type { Probe } from '#docs/exercises/checking/probe';
import { rfc6455, theTask } from '#docs/exercises/checking/rule';
import { ANY, fields } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const KEPT = 50;

const said = (text: string) => ({ type: 'said', text });
const aHistory = fields({ type: 'history' });

/** Says it, and goes on once the server has told so: from then on it is in the past. */
async function say(client: Client, text: string): Promise<void> {
	client.send(text);
	await client.hearsFields(said(text));
}

/** Comes as a newcomer; returns what the history holds. */
async function come(probe: Probe): Promise<{ client: Client; texts: readonly unknown[] }> {
	const client = await probe.connect();
	const { texts } = await client.hearsFields({ type: 'history' });
	if (!Array.isArray(texts)) return client.missed(fields({ type: 'history', texts: [] }));
	return { client, texts };
}

/** Whether the newest of the past are these, the oldest of them first. */
const endsWith = (texts: readonly unknown[], last: readonly string[]) =>
	last.every((text, index) => texts[texts.length - last.length + index] === text);

export const checks = [
	{
		name: 'history-comes',
		rule: theTask,
		async run(probe) {
			await come(probe);
		},
	},
	{
		name: 'everyone-hears-what-is-new',
		needs: 'history-comes',
		rule: theTask,
		async run(probe) {
			const { client: a } = await come(probe);
			const { client: b } = await come(probe);
			const [text, marker] = [probe.oddText('new'), probe.text('end')];
			a.send(text);
			a.send(marker);
			for (const each of [a, b]) {
				await each.hearsEachOnce([fields(said(text))], fields(said(marker)));
			}
		},
	},
	{
		name: 'newcomers-get-the-past',
		needs: 'everyone-hears-what-is-new',
		rule: theTask,
		async run(probe) {
			const { client: a } = await come(probe);
			const [odd, second] = [probe.oddText('odd'), probe.text('second')];
			// What is said again is another message.
			const past = [odd, second, odd];
			for (const text of past) await say(a, text);
			// What was said stays when its speaker leaves.
			a.close();
			await a.isClosed();
			const { client: b, texts } = await come(probe);
			if (!endsWith(texts, past)) b.missed(fields({ type: 'history', texts: [ANY, ...past] }));
		},
	},
	{
		name: 'newcomers-get-it-once',
		needs: 'newcomers-get-the-past',
		rule: rfc6455('5.4'),
		async run(probe) {
			const { client: a } = await come(probe);
			const past = probe.text('past');
			await say(a, past);
			const { client: b } = await come(probe);
			const marker = probe.text('new');
			a.send(marker);
			await b.hearsWithout([aHistory, fields(said(past))], fields(said(marker)));
		},
	},
	{
		name: 'the-others-get-no-history',
		needs: 'newcomers-get-the-past',
		rule: theTask,
		async run(probe) {
			const { client: a } = await come(probe);
			const past = probe.text('past');
			await say(a, past);
			const { client: b } = await come(probe);
			const marker = probe.text('new');
			b.send(marker);
			await a.hearsWithout([aHistory, fields(said(past))], fields(said(marker)));
		},
	},
	{
		name: 'fifty-at-most',
		needs: 'newcomers-get-the-past',
		rule: theTask,
		async run(probe) {
			const { client: a } = await come(probe);
			const past = Array.from({ length: KEPT + 2 }, (_, index) => probe.text(`n${index + 1}`));
			for (const text of past) a.send(text);
			for (const text of past) await a.hearsFields(said(text));
			const { client: b, texts } = await come(probe);
			const newest = past.slice(-KEPT);
			if (texts.length !== KEPT || !endsWith(texts, newest)) {
				b.missed(fields({ type: 'history', texts: newest }));
			}
		},
	},
] as const satisfies readonly Check[];
