import type { Check } from '#docs/exercises/checking/exercise';
import { CheckFailed } from '#docs/exercises/checking/failure';
import { mdn, theTask } from '#docs/exercises/checking/rule';
import type { ServedClient } from '#docs/exercises/checking/served-client';
import type { Stand } from '#docs/exercises/checking/stand';
import { fields } from '#docs/exercises/checking/wanted';
import { comesAnewSoon, isApart, isFirstWait, isGrowing, LONGEST } from './waits';

export type CheckName = (typeof checks)[number]['name'];

/** Comes, and has said that it has seen nothing yet. */
async function come(stand: Stand): Promise<ServedClient> {
	const client = await stand.start();
	await client.greets(0);
	return client;
}

/** Comes, is shown the texts from number 1 on, and is cut off. */
async function comeAndLose(stand: Stand, texts: readonly string[]): Promise<ServedClient> {
	const client = await come(stand);
	for (const [index, text] of texts.entries()) client.said(index + 1, text);
	await client.shows(texts);
	await client.cut();
	return client;
}

/** Types, and is heard; returns the name that the client gave its message. */
async function typed(client: ServedClient, text: string) {
	client.types(text);
	const { id } = await client.sends({ type: 'say', text });
	if (typeof id === 'string') return id;
	throw new CheckFailed({
		type: 'arrives',
		client: client.name,
		wanted: fields({ type: 'say', id: '…', text }),
		unwanted: [],
	});
}

export const checks = [
	{
		name: 'greets',
		rule: theTask,
		async run(stand) {
			await come(stand);
		},
	},
	{
		name: 'shows',
		needs: 'greets',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			const texts = ['first', 'second', 'third'].map((word) => stand.text(word));
			for (const [index, text] of texts.entries()) a.said(index + 1, text);
			await a.shows(texts);
		},
	},
	{
		name: 'comes-back',
		needs: 'greets',
		rule: mdn('WebSocket/close_event'),
		async run(stand) {
			const a = await come(stand);
			await a.cut();
			await a.dials();
			await a.greets(0);
			await a.close(1001);
			await a.dials();
			await a.greets(0);
		},
	},
	{
		name: 'waits',
		needs: 'comes-back',
		rule: theTask,
		async run(stand) {
			stand.dice(0.5);
			const a = await come(stand);
			stand.refuse();
			await a.cut();
			const waits = await a.dialsTimes(3);
			if (!isFirstWait(waits)) a.fails('first', waits);
		},
	},
	{
		name: 'backs-off',
		needs: 'waits',
		rule: theTask,
		async run(stand) {
			stand.dice(0.5);
			const a = await come(stand);
			stand.refuse();
			await a.cut();
			const waits = await a.dialsTimes(6);
			if (!isGrowing(waits)) a.fails('growing', waits);
		},
	},
	{
		name: 'thirty-seconds-at-most',
		needs: 'backs-off',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			stand.refuse();
			await a.cut();
			const waits: number[] = [];
			while (waits.length < 12) {
				const wait = await a.dials();
				waits.push(wait);
				if (wait > LONGEST) a.fails('at-most', waits);
			}
		},
	},
	{
		name: 'begins-anew',
		needs: 'backs-off',
		rule: theTask,
		async run(stand) {
			stand.dice(0.5);
			const a = await come(stand);
			stand.refuse();
			await a.cut();
			const before = await a.dialsTimes(5);
			stand.admit();
			await a.dials();
			await a.greets(0);
			const text = stand.text('here');
			a.said(1, text);
			await a.shows([text]);
			await a.cut();
			const wait = await a.dials();
			if (!comesAnewSoon(wait)) a.fails('anew', [...before, wait]);
		},
	},
	{
		name: 'not-in-step',
		needs: 'backs-off',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			const b = await come(stand);
			stand.refuse();
			await Promise.all([a.cut(), b.cut()]);
			const of = { a: await a.dialsTimes(6), b: await b.dialsTimes(6) };
			if (!isApart(of.a, of.b)) a.fails('apart', [...of.a, ...of.b]);
		},
	},
	{
		name: 'one-connection',
		needs: 'waits',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			stand.refuse();
			await a.cut();
			await a.dials();
			stand.admit();
			await a.dials();
			await a.greets(0);
			const dialled = a.dialled;
			if (await stand.passes(() => a.dialled > dialled, 20_000)) {
				throw new CheckFailed({ type: 'stays', client: a.name });
			}
		},
	},
	{
		name: 'resumes',
		needs: 'waits',
		rule: theTask,
		async run(stand) {
			const past = [stand.text('first'), stand.text('second')];
			const a = await comeAndLose(stand, past);
			await a.dials();
			await a.greets(2);
			const missed = [stand.text('missed'), stand.text('new')];
			for (const [index, text] of missed.entries()) a.said(3 + index, text);
			await a.shows(missed, past);
			await a.cut();
			await a.dials();
			await a.greets(4);
		},
	},
	{
		name: 'shows-once',
		needs: 'resumes',
		rule: theTask,
		async run(stand) {
			const past = [stand.text('first'), stand.text('second')];
			const a = await comeAndLose(stand, past);
			await a.dials();
			await a.greets(2);
			const marker = stand.text('new');
			for (const [index, text] of [...past, marker].entries()) a.said(index + 1, text);
			await a.shows([marker], past);
			// The same words, but another message.
			a.said(4, marker);
			await a.shows([marker]);
		},
	},
	{
		name: 'tells-what-is-lost',
		needs: 'resumes',
		rule: theTask,
		async run(stand) {
			const a = await comeAndLose(stand, [stand.text('first')]);
			await a.dials();
			await a.greets(1);
			const kept = stand.text('kept');
			a.tell({ type: 'lost', count: 4 });
			a.said(6, kept);
			await a.tellsLost(4);
			await a.shows([kept]);
			await a.cut();
			await a.dials();
			await a.greets(6);
		},
	},
	{
		name: 'sends-later',
		needs: 'waits',
		rule: mdn('WebSocket/readyState'),
		async run(stand) {
			const early = stand.text('early');
			const a = await stand.start(early);
			await a.greets(0);
			const { id = '' } = await a.sends({ type: 'say', text: early });
			a.tell({ type: 'got', id: String(id) });
			stand.refuse();
			await a.cut();
			const texts = ['away', 'still-away', 'and-still'].map((word) => stand.text(word));
			const [first = '', ...others] = texts;
			a.types(first);
			await a.dials();
			for (const text of others) a.types(text);
			await a.dials();
			stand.admit();
			await a.dials();
			await a.greets(0);
			for (const [index, text] of texts.entries()) {
				const others = texts.slice(index + 1).map((each) => fields({ type: 'say', text: each }));
				await a.sendsWithout(others, fields({ type: 'say', text }));
			}
			const marker = stand.text('now');
			a.types(marker);
			const again = texts.map((text) => fields({ type: 'say', text }));
			await a.sendsWithout(again, fields({ type: 'say', text: marker }));
		},
	},
	{
		name: 'again-unless-confirmed',
		needs: 'sends-later',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			const text = stand.text('on-its-way');
			const id = await typed(a, text);
			await a.cut();
			await a.dials();
			await a.greets(0);
			await a.sends({ type: 'say', id, text });
			// One that was confirmed is not the other.
			const [later, shown] = [stand.text('arrived'), stand.text('seen')];
			a.tell({ type: 'got', id: await typed(a, later) });
			a.said(1, shown);
			await a.shows([shown]);
			await a.cut();
			await a.dials();
			await a.greets(1);
			const confirmed = fields({ type: 'say', text: later });
			await a.sendsWithout([confirmed], fields({ type: 'say', id, text }));
		},
	},
	{
		name: 'confirmed-is-sent-once',
		needs: 'again-unless-confirmed',
		rule: theTask,
		async run(stand) {
			const a = await come(stand);
			const [text, shown, marker] = [stand.text('arrived'), stand.text('seen'), stand.text('next')];
			const id = await typed(a, text);
			a.tell({ type: 'got', id });
			// What arrives in order has been read in order: who shows this, knows of the other.
			a.said(1, shown);
			await a.shows([shown]);
			await a.cut();
			await a.dials();
			a.types(marker);
			const again = fields({ type: 'say', text });
			await a.sendsWithout([again], fields({ type: 'say', text: marker }));
		},
	},
] as const satisfies readonly Check<string, Stand>[];
