import type { Payload } from '#docs/exercises/checking/conversation';
import type { Check } from '#docs/exercises/checking/exercise';
import type { Probe } from '#docs/exercises/checking/probe';
import { mdn, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { exactly, fields, mentioning } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

const NOT_JSON = ['this is not JSON', '', '{"type":"say"'];
const WRONG_SHAPE = [
	'null',
	'42',
	'"say"',
	'[]',
	'{}',
	'{"type":"say"}',
	'{"type":"say","text":5}',
	'{"type":"say","text":null}',
	'{"type":"say","text":["a"]}',
	'{"type":"say","text":{"length":1}}',
	'{"type":"say","text":""}',
	'{"type":"__proto__","text":"hi"}',
];
/** No UTF-8, and so no text. */
const BYTES = new Uint8Array([0x7b, 0xff, 0xfe, 0x00]);

const say = (text: string) => JSON.stringify({ type: 'say', text });
const said = (text: string) => ({ type: 'said', text });
const anError = fields({ type: 'error' });

/** Sends what is bad; whoever comes after that still finds a server that delivers. */
async function survives(probe: Probe, bad: readonly Payload[]): Promise<void> {
	const a = await probe.connect();
	const b = await probe.connect();
	for (const each of bad) a.send(each);
	const handled = probe.text('handled');
	a.send(say(handled));
	// A server may close the connection of whoever errs. That is another check's business.
	await Promise.race([b.hearsFields(said(handled)), a.over]);
	// A program that dies may still deliver what it had. It takes no new connection.
	const c = await probe.connect();
	const d = await probe.connect();
	const text = probe.text('still-up');
	c.send(say(text));
	await d.hearsFields(said(text));
}

export const checks = [
	{
		name: 'good-message',
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
		name: 'survives-not-json',
		needs: 'good-message',
		rule: mdn('WebSocket/message_event'),
		async run(probe) {
			await survives(probe, NOT_JSON);
		},
	},
	{
		name: 'survives-wrong-shape',
		needs: 'survives-not-json',
		rule: theTask,
		async run(probe) {
			await survives(probe, WRONG_SHAPE);
		},
	},
	{
		name: 'survives-bytes',
		needs: 'survives-not-json',
		rule: rfc6455('5.6'),
		async run(probe) {
			await survives(probe, [BYTES]);
		},
	},
	{
		name: 'stays-open',
		needs: 'survives-not-json',
		rule: rfc6455('7.1.1'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			for (const bad of [...NOT_JSON, ...WRONG_SHAPE, BYTES]) a.send(bad);
			const text = probe.text('still-in');
			a.send(say(text));
			await b.hearsFields(said(text));
		},
	},
	{
		name: 'answers-with-error',
		needs: 'stays-open',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			for (const bad of [...NOT_JSON, ...WRONG_SHAPE, BYTES]) {
				a.send(bad);
				await a.hearsFields({ type: 'error' });
			}
		},
	},
	{
		name: 'no-error-without-cause',
		needs: 'stays-open',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			// The longest that is allowed, and fields that nobody asked for.
			const longest = probe.text('long').padEnd(500, '.');
			a.send(JSON.stringify({ type: 'say', text: longest, at: 'noon' }));
			await b.hearsFields(said(longest));
			const marker = probe.text('mine');
			b.send(say(marker));
			await a.hearsWithout([anError], fields(said(marker)));
		},
	},
	{
		name: 'too-long',
		needs: 'answers-with-error',
		rule: rfc6455('7.4.1'),
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const long = probe.text('long');
			a.send(say(long.padEnd(501, '.')));
			await a.hearsFields({ type: 'error' });
			const marker = probe.text('short');
			a.send(say(marker));
			// Nor does anybody hear a part of it.
			await b.hearsWithout([mentioning(long)], fields(said(marker)));
		},
	},
	{
		name: 'others-untouched',
		needs: 'stays-open',
		rule: theTask,
		async run(probe) {
			const a = await probe.connect();
			const b = await probe.connect();
			const shouted = probe.text('shouted');
			const bad = [...NOT_JSON, BYTES];
			for (const each of bad) a.send(each);
			a.say({ type: 'shout', text: shouted });
			const marker = probe.text('said');
			a.send(say(marker));
			const unwanted = [anError, mentioning(shouted), ...bad.map(exactly)];
			await b.hearsWithout(unwanted, fields(said(marker)));
		},
	},
] as const satisfies readonly Check[];
