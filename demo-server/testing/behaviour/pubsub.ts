import { expect, test } from 'bun:test';
import { LIMITS, PROTOCOL_VERSION } from '#protocol';
import type { StartHost } from '#demo-server/testing/host';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';

/** What pub/sub does wherever it runs. */
export function pubsubBehaviour(start: StartHost): void {
	test('a second tab hears what the first one sends', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room, 'news');
		const second = await PubsubClient.join(server, room, 'news');
		first.publish({ text: 'こんにちは', ref: 7 });
		expect(await second.until('message')).toEqual({
			type: 'message',
			id: 1,
			from: first.you,
			ref: 7,
			topic: 'news',
			text: 'こんにちは',
			scope: 'others',
			report: true,
		});
		expect(await first.until('published')).toEqual({
			type: 'published',
			ref: 7,
			id: 1,
			audience: 1,
			report: true,
		});
	});

	test('a newcomer is welcomed with everybody in the room, and the others hear of it', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room, 'news');
		const second = await PubsubClient.open(server, room);
		second.join({ kind: 'phone', topics: ['news', 'sport', 'news'] });
		const joined = { number: 2, kind: 'phone' as const, topics: ['news', 'sport'] };
		expect(await second.next()).toEqual({
			type: 'welcome',
			version: PROTOCOL_VERSION,
			you: 2,
			clients: [{ number: 1, kind: 'card', topics: ['news'] }, joined],
		});
		expect(await first.next()).toEqual({ type: 'joined', client: joined });
		expect(await second.settled()).toEqual([]);
	});

	test('scope others leaves the sender out, scope everyone does not', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room, 'news');
		const second = await PubsubClient.join(server, room, 'news');
		await first.until('joined');
		first.publish({ ref: 1, scope: 'others' });
		first.publish({ ref: 2, scope: 'everyone' });
		expect((await first.settled()).map(({ type }) => type)).toEqual([
			'published',
			'message',
			'published',
		]);
		const heard = await second.settled();
		expect(heard).toMatchObject([
			{ type: 'message', ref: 1, scope: 'others' },
			{ type: 'message', ref: 2, scope: 'everyone' },
		]);
	});

	test.each([
		['others', 1],
		['everyone', 1],
	] as const)(
		'a sender that is not subscribed reaches %s of the topic',
		async (scope, audience) => {
			await using server = start();
			const room = newRoom();
			const sender = await PubsubClient.join(server, room);
			const listener = await PubsubClient.join(server, room, 'news');
			await sender.until('joined');
			sender.publish({ scope });
			expect(await sender.next()).toMatchObject({ type: 'published', audience });
			expect(await listener.until('message')).toMatchObject({ from: sender.you });
			expect(await sender.settled()).toEqual([]);
		},
	);

	test('everyone counts the sender when it is subscribed, and nobody is an audience of 0', async () => {
		await using server = start();
		const sender = await PubsubClient.join(server, newRoom(), 'news');
		sender.publish({ scope: 'everyone' });
		expect(await sender.until('published')).toMatchObject({ audience: 1 });
		sender.publish({ scope: 'others' });
		expect(await sender.until('published')).toMatchObject({ audience: 0 });
		sender.publish({ topic: 'sport', scope: 'everyone' });
		expect(await sender.until('published')).toMatchObject({ audience: 0 });
	});

	test('a client that has left is no audience any more', async () => {
		await using server = start();
		const room = newRoom();
		const sender = await PubsubClient.join(server, room);
		const listener = await PubsubClient.join(server, room, 'news');
		await listener.client.close(1000);
		await sender.until('left');
		sender.publish();
		expect(await sender.until('published')).toMatchObject({ audience: 0 });
	});

	test('subscribing and unsubscribing change who hears, and the room is told', async () => {
		await using server = start();
		const room = newRoom();
		const sender = await PubsubClient.join(server, room);
		const listener = await PubsubClient.join(server, room);
		listener.send({ type: 'subscribe', topic: 'news' });
		expect(await sender.until('subscribed')).toMatchObject({ number: 2, topic: 'news' });
		expect(await listener.until('subscribed')).toMatchObject({ number: 2, topic: 'news' });
		sender.publish({ ref: 1 });
		expect(await listener.until('message')).toMatchObject({ ref: 1 });
		listener.send({ type: 'unsubscribe', topic: 'news' });
		expect(await sender.until('unsubscribed')).toMatchObject({ number: 2, topic: 'news' });
		expect(await listener.until('unsubscribed')).toMatchObject({ number: 2, topic: 'news' });
		sender.publish({ ref: 2 });
		expect(await sender.until('published')).toMatchObject({ ref: 2, audience: 0 });
		expect(await listener.settled()).toEqual([]);
	});

	test('another room with the same topic hears nothing', async () => {
		await using server = start();
		const here = await PubsubClient.join(server, newRoom(), 'news');
		const elsewhere = await PubsubClient.join(server, newRoom(), 'news');
		here.publish({ scope: 'everyone' });
		await here.until('message');
		expect(await elsewhere.settled()).toEqual([]);
	});

	test('messages arrive in the order in which they were published', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room, 'news');
		const second = await PubsubClient.join(server, room, 'news');
		for (let ref = 0; ref < 30; ref += 1) first.publish({ ref });
		for (let ref = 0; ref < 30; ref += 1) {
			expect(await second.until('message')).toMatchObject({ ref, id: ref + 1 });
		}
	});

	test('a client that comes back is given its number when it is free', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room);
		const second = await PubsubClient.join(server, room);
		await second.client.close();
		await first.until('left');
		const back = await PubsubClient.open(server, room);
		back.join({ number: 9 });
		expect(await back.next()).toMatchObject({ type: 'welcome', you: 9 });
		const thief = await PubsubClient.open(server, room);
		thief.join({ number: 9 });
		expect(await thief.next()).toMatchObject({ type: 'welcome', you: 2 });
	});

	test('the room hears of a client that closes, with its code', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room);
		const second = await PubsubClient.join(server, room);
		await second.client.close(4000, 'bye');
		expect(await first.until('left')).toEqual({ type: 'left', number: 2, code: 4000 });
	});

	test('the room hears of a client that is cut, with 1006', async () => {
		await using server = start();
		const room = newRoom();
		const first = await PubsubClient.join(server, room);
		const second = await PubsubClient.join(server, room);
		second.client.cut();
		expect(await first.until('left')).toEqual({ type: 'left', number: 2, code: 1006 });
	});

	test('the room is told who received a message, in one part when all reports come together', async () => {
		await using server = start();
		const room = newRoom();
		const sender = await PubsubClient.join(server, room);
		const listeners = [
			await PubsubClient.join(server, room, 'news'),
			await PubsubClient.join(server, room, 'news'),
			await PubsubClient.join(server, room, 'news'),
		];
		await sender.settled();
		sender.publish({ ref: 5 });
		for (const listener of listeners) {
			const { id } = await listener.until('message');
			listener.send({ type: 'received', id });
		}
		const { to, ...delivered } = await sender.until('delivered');
		expect(delivered).toEqual({
			type: 'delivered',
			id: 1,
			from: 1,
			ref: 5,
			topic: 'news',
			scope: 'others',
			audience: 3,
		});
		expect(to.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
		expect(await sender.settled()).toEqual([]);
		for (const listener of listeners) {
			expect(await listener.until('delivered')).toMatchObject({ id: 1, audience: 3 });
		}
	});

	test('an audience over the bound is not asked to report', async () => {
		await using server = start();
		const room = newRoom();
		const sender = await PubsubClient.join(server, room);
		for (let count = 0; count < LIMITS.reportedAudience; count += 1) {
			await PubsubClient.join(server, room, 'news');
		}
		sender.publish({ ref: 1 });
		const published = { audience: LIMITS.reportedAudience, report: true };
		expect(await sender.until('published')).toMatchObject(published);
		const last = await PubsubClient.join(server, room, 'news');
		sender.publish({ ref: 2 });
		expect(await sender.until('published')).toMatchObject({
			audience: LIMITS.reportedAudience + 1,
			report: false,
		});
		expect(await last.until('message')).toMatchObject({ report: false });
	});

	test('a message before join is answered with not-joined and its ref', async () => {
		await using server = start();
		const client = await PubsubClient.open(server, newRoom());
		client.publish({ ref: 3 });
		expect(await client.next()).toEqual({ type: 'error', code: 'not-joined', ref: 3 });
		client.send({ type: 'received', id: 1 });
		expect(await client.next()).toEqual({ type: 'error', code: 'not-joined' });
		client.join();
		expect(await client.next()).toMatchObject({ type: 'welcome' });
	});

	test('a second join is answered with already-joined, and changes nothing', async () => {
		await using server = start();
		const client = await PubsubClient.join(server, newRoom());
		client.join({ number: 5 });
		expect(await client.next()).toEqual({ type: 'error', code: 'already-joined' });
	});

	test('a ninth topic is answered with too-many-topics, a topic that one has is not', async () => {
		await using server = start();
		const topics = Array.from({ length: LIMITS.topicsPerClient }, (_, index) => `t${index}`);
		const client = await PubsubClient.join(server, newRoom(), ...topics);
		client.send({ type: 'subscribe', topic: 'one-more' });
		expect(await client.next()).toEqual({ type: 'error', code: 'too-many-topics' });
		client.send({ type: 'subscribe', topic: 't0' });
		expect(await client.next()).toMatchObject({ type: 'subscribed', topic: 't0' });
	});

	test.each([
		['of this wire', { type: 'join', version: PROTOCOL_VERSION + 1, kind: 'card', topics: [] }],
		['of a wire that we do not know', { type: 'join', version: 0, names: ['x'] }],
	])('a join of another version, in the words %s, is closed with 4426', async (_, join) => {
		await using server = start();
		const client = await server.connect(newRoom());
		client.send(JSON.stringify(join));
		expect(await client.closed).toEqual({ code: 4426, reason: 'other-version' });
	});

	test('a client that does not join within 5 seconds is closed with 4408', async () => {
		await using server = start();
		const late = await server.connect(newRoom());
		const joined = await PubsubClient.join(server, newRoom(), 'news');
		server.time.advance(LIMITS.joinTimeout - 1);
		late.send('no json');
		expect(await late.next()).toBe('{"type":"error","code":"bad-json"}');
		server.time.advance(1);
		expect(await late.closed).toEqual({ code: 4408, reason: 'join-timeout' });
		joined.publish({ scope: 'everyone' });
		await joined.until('message');
	});

	test('a client that leaves before it has joined leaves no timer behind', async () => {
		await using server = start();
		const client = await server.connect(newRoom());
		const still = await PubsubClient.open(server, newRoom());
		expect(server.time.pending).toBe(2);
		await client.close();
		await still.settled();
		expect(server.time.pending).toBe(1);
	});
}
