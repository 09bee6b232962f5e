import { expect, test } from 'bun:test';
import { type ChatServerMessage, LIMITS, PROTOCOL_VERSION } from '#protocol';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { ChatClient, newChat } from '#demo-server/testing/chat-client';
import { Client } from '#demo-server/testing/client';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { handshake, Raw } from '#demo-server/testing/raw';
import { newId } from '#demo-server/testing/room-client';
import { startTestServer } from '#demo-server/testing/server';

const { rate, refusals, mistakes } = INBOUND_LIMITS;
const ENDLESS = { burst: 1e9, perSecond: 1e9 };
const LIMITLESS = { limits: { ...INBOUND_LIMITS, rate: ENDLESS }, roomRate: ENDLESS };

test('what one says the other hears, and the sender learns its number and time', async () => {
	await using server = startTestServer();
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
	await using server = startTestServer();
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
	await using server = startTestServer();
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
	await using server = startTestServer(LIMITLESS);
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

test('after a cut a client gets what it has not seen, and only that', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const aoi = await ChatClient.join(server, room, { session });
	const ben = await ChatClient.join(server, room, { name: 'Ben' });
	await ben.said(0, 'seen');
	const { seq } = await aoi.until('message');
	aoi.client.cut();
	await ben.until('left');
	await ben.said(1, 'missed');
	await ben.said(2, 'missed too');
	const back = await ChatClient.join(server, room, {
		session,
		number: aoi.welcome.you,
		seen: { epoch: aoi.welcome.epoch, seq },
	});
	expect(back.welcome).toMatchObject({ you: aoi.welcome.you, seq: 3, missed: 0 });
	expect(back.welcome.history.map(({ text }) => text)).toEqual(['missed', 'missed too']);
	expect(back.welcome.lastRef).toBeUndefined();
	expect(await ben.until('joined')).toMatchObject({ member: { number: aoi.welcome.you } });
	await ben.said(3, 'live again');
	expect(await back.until('message')).toMatchObject({ seq: 4, text: 'live again' });
});

test('what was never answered is sent again, and said once', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const aoi = await ChatClient.join(server, room, { session });
	const ben = await ChatClient.join(server, room);
	aoi.say(1, 'taken, but the answer is lost');
	const { seq, at } = await ben.until('message');
	aoi.client.cut();
	await ben.until('left');
	server.time.advance(60_000);

	const back = await ChatClient.join(server, room, { session });
	expect(back.welcome.lastRef).toBe(1);
	back.say(1, 'taken, but the answer is lost');
	back.say(2, 'never arrived');
	expect(await back.until('said')).toEqual({ type: 'said', ref: 1, seq, at });
	expect(await back.until('said')).toMatchObject({ ref: 2, seq: 2 });
	expect(await ben.until('message')).toMatchObject({ seq: 2, text: 'never arrived' });
	expect(await ben.settled()).toEqual([]);
});

test('a message that was told to slow down may be sent again after later ones', async () => {
	await using server = startTestServer();
	const room = newChat();
	const aoi = await ChatClient.join(server, room);
	for (let ref = 0; ref <= rate.burst; ref += 1) aoi.say(ref);
	expect((await aoi.settled()).at(-1)).toEqual({
		type: 'error',
		code: 'slow-down',
		ref: rate.burst,
	});
	server.time.advance(1_000);
	expect(await aoi.said(rate.burst + 1)).toBe(rate.burst + 1);
	expect(await aoi.said(rate.burst)).toBe(rate.burst + 2);
});

test('a ref from before all that is remembered is refused, not taken twice', async () => {
	await using server = startTestServer();
	const aoi = await ChatClient.join(server, newChat());
	for (let ref = 0; ref < 17; ref += 1) await aoi.said(ref);
	aoi.say(0);
	expect(await aoi.next()).toEqual({ type: 'error', code: 'bad-message', ref: 0 });
	expect(await aoi.said(1)).toBe(2);
	expect(await aoi.said(17)).toBe(18);
});

test('another session has refs of its own', async () => {
	await using server = startTestServer();
	const room = newChat();
	const aoi = await ChatClient.join(server, room);
	const ben = await ChatClient.join(server, room);
	expect(await aoi.said(0)).toBe(1);
	expect(await ben.said(0)).toBe(2);
});

test('history is bounded, and what is gone is counted', async () => {
	await using server = startTestServer(LIMITLESS);
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

test('a chat outlives the reload of its only reader', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const aoi = await ChatClient.join(server, room, { session });
	await aoi.said(5, 'still there?');
	await aoi.client.close();
	expect(await server.metric('rooms')).toBe(0);
	server.time.advance(LIMITS.roomIdle - 1);
	server.sweep();
	const back = await ChatClient.join(server, room, { session });
	expect(back.welcome).toMatchObject({
		epoch: aoi.welcome.epoch,
		history: [{ text: 'still there?' }],
		lastRef: 5,
	});
	expect(await server.metric('rooms')).toBe(1);
});

test('an hour after the last word a chat is forgotten, with or without somebody in it', async () => {
	await using server = startTestServer();
	const [left, silent] = [newChat(), newChat()];
	const aoi = await ChatClient.join(server, left);
	const ben = await ChatClient.join(server, silent);
	await aoi.said(0);
	await ben.said(0);
	await aoi.client.close();
	server.time.advance(LIMITS.roomIdle);
	server.sweep();
	expect(await ben.client.closed).toEqual({ code: 4410, reason: 'room-ended' });
	for (const [room, { welcome }] of [
		[left, aoi],
		[silent, ben],
	] as const) {
		const back = await ChatClient.join(server, room, { seen: { epoch: welcome.epoch, seq: 1 } });
		expect(back.welcome).toMatchObject({ seq: 0, history: [], missed: 0 });
		expect(back.welcome.epoch).not.toBe(welcome.epoch);
	}
});

test('a server that was restarted says that it is another life of the room', async () => {
	const room = newChat();
	const session = newId();
	let seen: { epoch: string; seq: number };
	{
		await using server = startTestServer();
		const aoi = await ChatClient.join(server, room, { session });
		seen = { epoch: aoi.welcome.epoch, seq: await aoi.said(0) };
		await server.stop();
		expect(await aoi.client.closed).toEqual({ code: 1001, reason: 'going-away' });
	}
	await using server = startTestServer();
	const ben = await ChatClient.join(server, room, { name: 'Ben' });
	await ben.said(0, 'a new life');
	const back = await ChatClient.join(server, room, { session, seen });
	expect(back.welcome.epoch).not.toBe(seen.epoch);
	expect(back.welcome).toMatchObject({ seq: 1, missed: 0, history: [{ text: 'a new life' }] });
	expect(back.welcome.lastRef).toBeUndefined();
	expect(await back.said(0, 'sent again')).toBe(2);
});

test('a session that joins again takes over, and its old connection is closed with 4409', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const ben = await ChatClient.join(server, room, { name: 'Ben' });
	const old = await ChatClient.join(server, room, { session });
	await old.said(1);
	const back = await ChatClient.join(server, room, { session, name: 'Aoi 2', number: 9 });
	expect(await old.client.closed).toEqual({ code: 4409, reason: 'taken-over' });
	expect(back.welcome).toMatchObject({
		you: 2,
		members: [
			{ number: 1, name: 'Ben' },
			{ number: 2, name: 'Aoi 2' },
		],
		lastRef: 1,
	});
	await back.said(2);
	const heard = await ben.settled();
	expect(heard.filter(({ type }) => type !== 'message')).toEqual([
		{ type: 'joined', member: { number: 2, name: 'Aoi' } },
		{ type: 'left', number: 2, name: 'Aoi', code: 4409 },
		{ type: 'joined', member: { number: 2, name: 'Aoi 2' } },
	]);
	expect(await server.metric('closes_total{reason="taken-over"}')).toBe(1);
	expect(await server.metric('connections{demo="chat"}')).toBe(2);
	await back.client.close(4001);
	expect(await ben.until('left')).toMatchObject({ number: 2, code: 4001 });
});

test('a connection that was taken over and never noticed says nothing more', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const ghost = await Raw.open(server.port);
	ghost.write(handshake(room, server.host));
	await ghost.until(/\r\n\r\n/);
	const frame = (message: object) => {
		const text = JSON.stringify(message);
		const length = String.fromCharCode(0xfe, text.length >> 8, text.length & 255);
		return `\x81${length}\0\0\0\0${text}`;
	};
	ghost.write(
		frame({
			type: 'join',
			version: 1,
			name: 'Aoi Aoi Aoi Aoi',
			session,
			seen: { epoch: 'x'.repeat(99), seq: 0 },
		}),
	);
	await ghost.until(/welcome/);
	const back = await ChatClient.join(server, room, { session });
	ghost.write(frame({ type: 'say', ref: 1, text: 'boo '.repeat(50) }));
	await ghost.until(/taken-over/);
	expect(await back.said(1, 'it is me')).toBe(1);
	const ben = await ChatClient.join(server, room);
	expect(ben.welcome.history.map(({ text }) => text)).toEqual(['it is me']);
	ghost.end();
});

test('a client that comes back without its session is given its number when it is free', async () => {
	await using server = startTestServer();
	const room = newChat();
	await ChatClient.join(server, room);
	expect((await ChatClient.join(server, room, { number: 9 })).welcome.you).toBe(9);
	expect((await ChatClient.join(server, room, { number: 9 })).welcome.you).toBe(2);
});

test('another room hears nothing, and neither does the room of that id in another demo', async () => {
	await using server = startTestServer();
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
	await using server = startTestServer();
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
		await using server = startTestServer();
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
	await using server = startTestServer();
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
	await using server = startTestServer();
	const client = await ChatClient.open(server, newChat());
	client.say(3);
	expect(await client.next()).toEqual({ type: 'error', code: 'not-joined', ref: 3 });
	client.join();
	expect(await client.next()).toMatchObject({ type: 'welcome' });
	client.join();
	expect(await client.next()).toEqual({ type: 'error', code: 'already-joined' });
});

test('a join of another version is closed with 4426', async () => {
	await using server = startTestServer();
	const client = await Client.open(server.ws(newChat()));
	client.send(JSON.stringify({ type: 'join', version: PROTOCOL_VERSION + 1 }));
	expect(await client.closed).toEqual({ code: 4426, reason: 'other-version' });
});

test('a client that does not join within 5 seconds is closed with 4408', async () => {
	await using server = startTestServer();
	const late = await Client.open(server.ws(newChat()));
	const left = await Client.open(server.ws(newChat()));
	await ChatClient.join(server, newChat());
	await left.close();
	expect(server.time.pending).toBe(1);
	server.time.advance(LIMITS.joinTimeout);
	expect(await late.closed).toEqual({ code: 4408, reason: 'join-timeout' });
});

test('a flooder is closed with 4429, and a bystander misses nothing that was taken', async () => {
	await using server = startTestServer();
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
	await using server = startTestServer();
	const client = await ChatClient.join(server, newChat());
	for (let n = 0; n < mistakes; n += 1) client.client.send('{"type":"say"}');
	expect(await client.client.closed).toEqual({ code: 4400, reason: 'bad-messages' });
});

test('a room has a rate of its own', async () => {
	await using server = startTestServer({ roomRate: { burst: 2, perSecond: 1 } });
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

test.each(['', '?room=', '?room=short'])('/live/chat%s is refused as a bad room', async (query) => {
	await using server = startTestServer();
	const headers = { connection: 'upgrade', upgrade: 'websocket' };
	const response = await fetch(server.http(`/live/chat${query}`), { headers });
	expect(await response.json()).toMatchObject({ error: 'bad-room' });
});

test('the ws package lives through a whole story', async () => {
	await using server = startTestServer();
	const room = newChat();
	const session = newId();
	const ours = await ChatClient.join(server, room, { name: 'Aoi' });
	const hello = { type: 'join', version: 1, name: 'ws', session };
	const foreign = await openForeignClient(server.ws(room));
	foreign.socket.send(JSON.stringify(hello));
	const { epoch } = JSON.parse(await foreign.next());
	foreign.socket.send(JSON.stringify({ type: 'say', ref: 1, text: 'やあ' }));
	expect(JSON.parse(await foreign.next())).toMatchObject({ type: 'said', ref: 1, seq: 1 });
	expect(await ours.until('message')).toMatchObject({ from: 2, name: 'ws', text: 'やあ' });
	foreign.socket.terminate();
	expect(await ours.until('left')).toMatchObject({ number: 2, code: 1006 });
	await ours.said(1, 'gone?');

	const back = await openForeignClient(server.ws(room));
	back.socket.send(JSON.stringify({ ...hello, number: 2, seen: { epoch, seq: 1 } }));
	expect(JSON.parse(await back.next())).toMatchObject({
		type: 'welcome',
		you: 2,
		history: [{ seq: 2, text: 'gone?' }],
		missed: 0,
		lastRef: 1,
	});
	back.socket.close(1000, 'done');
	expect(await back.closed).toEqual({ code: 1000, reason: 'done' });
});
