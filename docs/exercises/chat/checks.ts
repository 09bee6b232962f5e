import type { Client } from '#docs/exercises/checking/client';
import type { Check } from '#docs/exercises/checking/exercise';
import type { Probe } from '#docs/exercises/checking/probe';
import { bunTopics, mdn, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { fields, mentioning } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const KEPT = 50;
/** What the task asks for where no room or no name is given. */
const NOT_ENOUGH = 4404;

const said = (name: string, text: string) => ({ type: 'said', name, text });
const joined = (name: string) => ({ type: 'joined', name });
const left = (name: string) => ({ type: 'left', name });
const say = (text: string) => JSON.stringify({ type: 'say', text });

interface Guest {
	readonly client: Client;
	readonly name: string;
	readonly welcome: Readonly<Record<string, unknown>>;
}

/** Enters a room, and goes on once welcomed. */
async function enter(probe: Probe, room: string, word: string): Promise<Guest> {
	const name = probe.text(word);
	const client = await probe.connect({ room, name });
	return { client, name, welcome: await client.hearsFields({ type: 'welcome' }) };
}

export const checks = [
	{
		name: 'welcome',
		rule: theTask,
		async run(probe) {
			const { client } = await enter(probe, probe.text('tea'), 'Aki');
			client.close();
		},
	},
	{
		name: 'everyone-in-the-room-hears',
		needs: 'welcome',
		rule: bunTopics,
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const b = await enter(probe, room, 'Ben');
			const [text, marker] = [probe.oddText('hello'), probe.text('end')];
			a.client.send(say(text));
			a.client.send(say(marker));
			for (const { client } of [a, b]) {
				await client.hearsEachOnce([fields(said(a.name, text))], fields(said(a.name, marker)));
			}
		},
	},
	{
		name: 'other-rooms-do-not',
		needs: 'everyone-in-the-room-hears',
		rule: bunTopics,
		async run(probe) {
			const tea = probe.text('tea');
			const a = await enter(probe, tea, 'Aki');
			const c = await enter(probe, probe.text('coffee'), 'Cho');
			const b = await enter(probe, tea, 'Ben');
			const text = probe.text('about-tea');
			a.client.send(say(text));
			await b.client.hearsFields(said(a.name, text));
			b.client.close();
			await a.client.hearsFields(left(b.name));
			const marker = probe.text('about-coffee');
			c.client.send(say(marker));
			const unwanted = [joined(b.name), said(a.name, text), left(b.name)].map(fields);
			await c.client.hearsWithout(unwanted, fields(said(c.name, marker)));
		},
	},
	{
		name: 'joined',
		needs: 'everyone-in-the-room-hears',
		rule: theTask,
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const name = probe.text('Ben');
			const b = await probe.connect({ room, name });
			// B is told of neither: A was there, and for B itself there is the welcome.
			const notices = [joined(a.name), joined(name)].map(fields);
			await b.hearsWithout(notices, fields({ type: 'welcome' }));
			await a.client.hearsFields(joined(name));
			const marker = probe.text('hello');
			a.client.send(say(marker));
			for (const client of [a.client, b]) {
				await client.hearsWithout(notices, fields(said(a.name, marker)));
			}
		},
	},
	{
		name: 'left',
		needs: 'everyone-in-the-room-hears',
		rule: rfc6455('7.1.4'),
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const b = await enter(probe, room, 'Ben');
			const c = await enter(probe, room, 'Cho');
			b.client.close();
			await a.client.hearsWithout([fields(left(c.name))], fields(left(b.name)));
			await c.client.hearsFields(left(b.name));
			const marker = probe.text('still-here');
			a.client.send(say(marker));
			for (const { client } of [a, c]) {
				await client.hearsWithout([fields(left(b.name))], fields(said(a.name, marker)));
			}
		},
	},
	{
		name: 'names',
		needs: 'left',
		rule: theTask,
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const b = await enter(probe, room, 'Ben');
			b.client.close();
			await a.client.hearsFields(left(b.name));
			const c = await enter(probe, room, 'Cho');
			const { names } = c.welcome;
			const here = Array.isArray(names) ? names.toSorted() : [];
			const expected = [a.name, c.name].toSorted();
			if (JSON.stringify(here) !== JSON.stringify(expected)) {
				c.client.missed(fields({ type: 'welcome', names: [a.name, c.name] }));
			}
		},
	},
	{
		name: 'history',
		needs: 'everyone-in-the-room-hears',
		rule: theTask,
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const numbers = Array.from({ length: KEPT + 1 }, (_, index) => probe.text(`n${index + 1}`));
			// What is said again is another message.
			const texts = [...numbers, ...numbers.slice(-1)];
			for (const text of texts) a.client.send(say(text));
			for (const text of texts) await a.client.hearsFields(said(a.name, text));
			// What is said elsewhere takes no place of the 50.
			const d = await enter(probe, probe.text('juice'), 'Dan');
			const elsewhere = probe.text('elsewhere');
			d.client.send(say(elsewhere));
			await d.client.hearsFields(said(d.name, elsewhere));
			const name = probe.text('Ben');
			const b = await probe.connect({ room, name });
			const history = texts.slice(-KEPT).map((text) => ({ name: a.name, text }));
			await b.hearsFields({ type: 'welcome', history });
			const marker = probe.text('new');
			b.send(say(marker));
			const again = [
				fields({ type: 'welcome' }),
				...history.map((entry) => fields({ type: 'said', ...entry })),
			];
			await a.client.hearsWithout(again, fields(said(name, marker)));
			await b.hearsWithout(again, fields(said(name, marker)));
			const c = await probe.connect({ room: probe.text('coffee'), name });
			await c.hearsFields({ type: 'welcome', history: [] });
		},
	},
	{
		name: 'bad-input',
		needs: 'everyone-in-the-room-hears',
		rule: mdn('WebSocket/message_event'),
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const b = await enter(probe, room, 'Ben');
			const tooLong = probe.text('long');
			const bad = [
				'hello?',
				'null',
				'{"type":"say"}',
				'{"type":"say","text":5}',
				'{"type":"say","text":["a"]}',
				say(''),
				say(tooLong.padEnd(501, '.')),
			];
			for (const each of bad) {
				a.client.send(each);
				await a.client.hearsFields({ type: 'error' });
			}
			// The longest that is allowed.
			const longest = probe.text('still-here').padEnd(500, '.');
			a.client.send(say(longest));
			const unwanted = [fields({ type: 'error' }), mentioning(tooLong)];
			await b.client.hearsWithout(unwanted, fields(said(a.name, longest)));
		},
	},
	{
		name: 'not-enough',
		needs: 'welcome',
		closes: NOT_ENOUGH,
		rule: rfc6455('7.4.2'),
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			// Has heard by then what came with its own entry.
			const entered = probe.text('here');
			a.client.send(say(entered));
			await a.client.hearsFields(said(a.name, entered));
			const name = probe.text('Ben');
			for (const query of [{ name }, { name, room: '' }, { room }, { room, name: '' }]) {
				const client = await probe.connect(query);
				await client.isClosed(NOT_ENOUGH);
			}
			// Who never was in the room neither came nor left.
			const marker = probe.text('nobody-else');
			a.client.send(say(marker));
			const notices = ['joined', 'left'].map((type) => fields({ type }));
			await a.client.hearsWithout(notices, fields(said(a.name, marker)));
		},
	},
	{
		name: 'left-after-a-cut',
		needs: 'left',
		rule: rfc6455('7.1.5'),
		async run(probe) {
			const room = probe.text('tea');
			const a = await enter(probe, room, 'Aki');
			const b = await enter(probe, room, 'Ben');
			b.client.cut();
			await a.client.hearsFields(left(b.name));
		},
	},
] as const satisfies readonly Check[];
