import { expect, test } from 'bun:test';
import { type ChatServerMessage, LIMITS, PROTOCOL_VERSION } from '#protocol';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { ChatClient, newChat } from '#demo-server/testing/chat-client';
import type { StartHost } from '#demo-server/testing/host';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { newId } from '#demo-server/testing/room-client';
import { chatRecovery } from './chat-recovery';

const { rate, refusals, mistakes } = INBOUND_LIMITS;
const ENDLESS = { burst: 1e9, perSecond: 1e9 };
const LIMITLESS = { limits: { ...INBOUND_LIMITS, rate: ENDLESS }, roomRate: ENDLESS };

/** What the chat does wherever it runs. */
export function chatBehaviour(start: StartHost): void {
	chatRecovery(start);

	test('what one says the other hears, and the sender learns its number and time', async () => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room, { name: 'Aoi' });
		const ben = await ChatClient.join(server, room, { name: 'Ben' });
		await aoi.until('joined');
		aoi.say(7, 'こんにちは\n<b>');
		const at = Math.round(server.time.wallTime());
		expect(await ben.next()).toEqual({
			type: 'message',
			seq: 1,
			from: aoi.welcome.you,
			name: 'Aoi',
			text: 'こんにちは\n<b>',
			at,
		});
		expect(await aoi.next()).toEqual({ type: 'said', ref: 7, seq: 1, at });
		expect(await aoi.settled()).toEqual([]);
	});

	test('a newcomer is welcomed with who is there and what was said, and the others hear of it', async () => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room, { name: 'Aoi' });
		expect(aoi.welcome).toEqual({
			type: 'welcome',
			version: PROTOCOL_VERSION,
			you: 1,
			members: [{ number: 1, name: 'Aoi' }],
			epoch: expect.any(String),
			seq: 0,
			history: [],
			missed: 0,
		});
		await aoi.said(0, 'anybody?');
		const ben = await ChatClient.join(server, room, { name: '  Ben\u3000' });
		expect(ben.welcome).toMatchObject({
			you: 2,
			members: [
				{ number: 1, name: 'Aoi' },
				{ number: 2, name: 'Ben' },
			],
			epoch: aoi.welcome.epoch,
			seq: 1,
			history: [{ seq: 1, from: 1, name: 'Aoi', text: 'anybody?' }],
			missed: 0,
		});
		expect(await aoi.next()).toEqual({ type: 'joined', member: { number: 2, name: 'Ben' } });
		expect(await ben.settled()).toEqual([]);
	});

	test('the room hears who leaves, and with which code', async () => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		const ben = await ChatClient.join(server, room, { name: 'Ben' });
		const eve = await ChatClient.join(server, room, { name: 'Eve' });
		await ben.client.close(4000, 'bye');
		expect(await aoi.until('left')).toEqual({ type: 'left', number: 2, name: 'Ben', code: 4000 });
		eve.client.cut();
		expect(await aoi.until('left')).toEqual({ type: 'left', number: 3, name: 'Eve', code: 1006 });
	});

	test('messages of several have one order, without gaps, for everybody', async () => {
		await using server = start(LIMITLESS);
		const room = newChat();
		const people = [
			await ChatClient.join(server, room),
			await ChatClient.join(server, room),
			await ChatClient.join(server, room),
		];
		const bystander = await ChatClient.join(server, room);
		for (let ref = 0; ref < 40; ref += 1) for (const one of people) one.say(ref);
		const latecomer = ChatClient.join(server, room);
		const order = Array.from({ length: 120 }, (_, index) => index + 1);

		for (const one of [...people, bystander]) {
			const seqs: number[] = [];
			while (seqs.length < 120) {
				const message = await one.next();
				if (message.type === 'message' || message.type === 'said') seqs.push(message.seq);
			}
			expect(seqs).toEqual(order);
		}
		// Whoever comes in between gets each message once: in the welcome or after it.
		const late = await latecomer;
		const { missed, history } = late.welcome;
		const heard = (await late.settled()).filter((each) => each.type === 'message');
		const seqs = [...history, ...heard].map(({ seq }) => seq);
		expect([...order.slice(0, missed), ...seqs]).toEqual(order);
	});

	test('history is bounded, and what is gone is counted', async () => {
		await using server = start(LIMITLESS);
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		const { epoch } = aoi.welcome;
		for (let ref = 1; ref <= 60; ref += 1) await aoi.said(ref);
		const join = async (seen?: { epoch: string; seq: number }) => {
			const { client, welcome } = await ChatClient.join(server, room, seen && { seen });
			await client.close();
			const { missed, history, seq } = welcome;
			return { missed, first: history[0]?.seq, count: history.length, seq };
		};
		const kept = LIMITS.chatHistory;
		expect(await join()).toEqual({ missed: 10, first: 11, count: kept, seq: 60 });
		expect(await join({ epoch, seq: 4 })).toEqual({ missed: 6, first: 11, count: kept, seq: 60 });
		expect(await join({ epoch, seq: 10 })).toEqual({ missed: 0, first: 11, count: kept, seq: 60 });
		expect(await join({ epoch, seq: 58 })).toEqual({ missed: 0, first: 59, count: 2, seq: 60 });
		const nothing = { missed: 0, first: undefined, count: 0, seq: 60 };
		expect(await join({ epoch, seq: 60 })).toEqual(nothing);
		expect(await join({ epoch, seq: 1e9 })).toEqual(nothing);
		const other = { epoch: 'another', seq: 58 };
		expect(await join(other)).toEqual({ missed: 10, first: 11, count: kept, seq: 60 });
	});

	test('another room hears nothing, and neither does the room of that id in another demo', async () => {
		await using server = start();
		const room = newRoom();
		const elsewhere = await ChatClient.join(server, newChat());
		const pubsub = await PubsubClient.join(server, room, 'news');
		const aoi = await ChatClient.join(server, room.replace('pubsub', 'chat'));
		await aoi.said(0);
		pubsub.publish({ scope: 'everyone' });
		await pubsub.until('message');
		expect(await elsewhere.settled()).toEqual([]);
		expect(await pubsub.settled()).toMatchObject([{ type: 'published' }]);
		expect(await aoi.settled()).toEqual([]);
	});

	test.each([
		['Aoi', true],
		['葵', true],
		['😀', true],
		['👩‍🚀 Ada', true],
		['🏴󠁧󠁢', true],
		['אבי', true],
		['<script>', true],
		['__proto__', true],
		['x'.repeat(LIMITS.nameLength), true],
		['x'.repeat(LIMITS.nameLength + 1), false],
		['', false],
		[' \t\u3000\ufeff', false],
		['\u200b\u200d', false],
		['\u0301', false],
		['a\nb', false],
		['a\0b', false],
		['a\u007fb', false],
		['a\u0085b', false],
		['a\u2028b', false],
		['a\u202eb', false],
		['a\u2066b', false],
		['a\u200fb', false],
		['a\u061cb', false],
		['a\ud83d', false],
		[1, false],
		[null, false],
		[['Aoi'], false],
		[{ toString: 'Aoi' }, false],
	])('%j is a name: %p', async (name, isName) => {
		await using server = start();
		const client = await ChatClient.open(server, newChat());
		client.client.send(
			JSON.stringify({ type: 'join', version: PROTOCOL_VERSION, name, session: newId() }),
		);
		const answer = await client.next();
		expect(answer).toMatchObject(
			isName ? { type: 'welcome', members: [{ name }] } : { type: 'error', code: 'bad-message' },
		);
	});

	test.each([
		['no session', { session: undefined }],
		['a short session', { session: 'short' }],
		['a session with a line break', { session: `${'A'.repeat(22)}\n` }],
		['a number of 0', { number: 0 }],
		['a number that is none', { number: '1' }],
		['a half number', { number: 1.5 }],
		['a seq below 0', { seen: { epoch: 'x', seq: -1 } }],
		['a seq that is none', { seen: { epoch: 'x', seq: null } }],
		['no epoch', { seen: { seq: 1 } }],
		['seen that is a list', { seen: [] }],
	])(
		'a join with %s is answered with bad-message, and a good one is welcome after it',
		async (_, fields) => {
			await using server = start();
			const client = await ChatClient.open(server, newChat());
			const join = { type: 'join', version: PROTOCOL_VERSION, name: 'Aoi', session: newId() };
			client.client.send(JSON.stringify({ ...join, ...fields }));
			expect(await client.next()).toEqual({ type: 'error', code: 'bad-message' });
			client.join();
			expect(await client.next()).toMatchObject({ type: 'welcome', you: 1 });
		},
	);

	test.each([
		[{ ref: 1, text: '' }, 'bad-message'],
		[{ ref: 1, text: 'x'.repeat(501) }, 'text-too-long'],
		[{ ref: -1, text: 'x' }, 'bad-message'],
		[{ ref: 0.5, text: 'x' }, 'bad-message'],
		[{ ref: '1', text: 'x' }, 'bad-message'],
		[{ text: 'x' }, 'bad-message'],
		[{ ref: 1, text: ['x'] }, 'bad-message'],
	] as const)('saying %j is answered with an error, and nobody hears it', async (fields, code) => {
		await using server = start();
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		const ben = await ChatClient.join(server, room);
		await aoi.until('joined');
		aoi.client.send(JSON.stringify({ type: 'say', ...fields }));
		expect(await aoi.next()).toEqual({ type: 'error', code });
		expect(await ben.settled()).toEqual([]);
		expect(await aoi.said(0)).toBe(1);
	});

	test('a message before join is answered with not-joined, a second join with already-joined', async () => {
		await using server = start();
		const client = await ChatClient.open(server, newChat());
		client.say(3);
		expect(await client.next()).toEqual({ type: 'error', code: 'not-joined', ref: 3 });
		client.join();
		expect(await client.next()).toMatchObject({ type: 'welcome' });
		client.join();
		expect(await client.next()).toEqual({ type: 'error', code: 'already-joined' });
	});

	test('a join of another version is closed with 4426', async () => {
		await using server = start();
		const client = await server.connect(newChat());
		client.send(JSON.stringify({ type: 'join', version: PROTOCOL_VERSION + 1 }));
		expect(await client.closed).toEqual({ code: 4426, reason: 'other-version' });
	});

	test('a client that does not join within 5 seconds is closed with 4408', async () => {
		await using server = start();
		const late = await server.connect(newChat());
		const left = await server.connect(newChat());
		await ChatClient.join(server, newChat());
		await left.close();
		expect(server.time.pending).toBe(1);
		server.time.advance(LIMITS.joinTimeout);
		expect(await late.closed).toEqual({ code: 4408, reason: 'join-timeout' });
	});

	test('a flooder is closed with 4429, and a bystander misses nothing that was taken', async () => {
		await using server = start();
		const room = newChat();
		const bystander = await ChatClient.join(server, room);
		const flooder = await ChatClient.join(server, room, { name: 'Flo' });
		for (let ref = 0; ref < rate.burst + refusals; ref += 1) flooder.say(ref);
		expect(await flooder.client.closed).toEqual({ code: 4429, reason: 'flooding' });
		const heard: ChatServerMessage[] = [];
		while (heard.at(-1)?.type !== 'left') heard.push(await bystander.next());
		expect(heard.flatMap((each) => (each.type === 'message' ? [each.seq] : []))).toEqual(
			Array.from({ length: rate.burst }, (_, index) => index + 1),
		);
		expect(heard.at(-1)).toEqual({ type: 'left', number: 2, name: 'Flo', code: 4429 });
		expect(await bystander.said(0)).toBe(rate.burst + 1);
	});

	test('a client that keeps breaking the protocol is closed with 4400', async () => {
		await using server = start();
		const client = await ChatClient.join(server, newChat());
		for (let n = 0; n < mistakes; n += 1) client.client.send('{"type":"say"}');
		expect(await client.client.closed).toEqual({ code: 4400, reason: 'bad-messages' });
	});

	test('a room has a rate of its own', async () => {
		await using server = start({ roomRate: { burst: 2, perSecond: 1 } });
		const room = newChat();
		const aoi = await ChatClient.join(server, room);
		const ben = await ChatClient.join(server, room);
		await aoi.said(0);
		await aoi.said(1);
		await ben.until('message');
		await ben.until('message');
		ben.say(5);
		expect(await ben.next()).toEqual({ type: 'error', code: 'slow-down', ref: 5 });
		server.time.advance(1_000);
		expect(await ben.said(5)).toBe(3);
	});
}
