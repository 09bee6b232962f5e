import { expect, test } from 'bun:test';
import { Client } from '#demo-server/testing/client';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { exchange, handshake, Raw } from '#demo-server/testing/raw';
import { startTestServer } from '#demo-server/testing/server';
import { INBOUND_LIMITS } from './inbound';

const { rate, refusals, mistakes } = INBOUND_LIMITS;

test('a burst gets through, the next message is told to slow down, and a pause helps', async () => {
	await using server = startTestServer();
	const client = await Client.open(server.ws('/live/echo'));
	for (let n = 0; n <= rate.burst; n += 1) client.send(`${n}`);
	for (let n = 0; n < rate.burst; n += 1) expect(await client.next()).toBe(`${n}`);
	expect(await client.next()).toBe('error: slow-down');
	server.time.advance(1000);
	for (let n = 0; n <= rate.perSecond; n += 1) client.send(`again ${n}`);
	for (let n = 0; n < rate.perSecond; n += 1) expect(await client.next()).toBe(`again ${n}`);
	expect(await client.next()).toBe('error: slow-down');
});

test('a client that keeps flooding is closed with 4429, and a bystander misses nothing', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const flooder = await PubsubClient.join(server, room, 'news');
	const sender = await PubsubClient.join(server, room);
	const bystander = await PubsubClient.join(server, room, 'news');
	for (let ref = 0; ref < rate.burst + refusals; ref += 1) flooder.publish({ ref });
	expect(await flooder.client.closed).toEqual({ code: 4429, reason: 'flooding' });
	for (let ref = 0; ref < 10; ref += 1) sender.publish({ ref, text: 'calm' });
	for (let ref = 0; ref < rate.burst; ref += 1) {
		expect(await bystander.until('message')).toMatchObject({ from: 1, ref });
	}
	expect(await bystander.until('left')).toMatchObject({ number: 1, code: 4429 });
	for (let ref = 0; ref < 10; ref += 1) {
		expect(await bystander.until('message')).toMatchObject({ from: 2, ref, text: 'calm' });
	}
	expect(await server.metric('closes_total{reason="flooding"}')).toBe(1);
});

test('a message that is told to slow down is not delivered, and the answer carries its ref', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const sender = await PubsubClient.join(server, room);
	const listener = await PubsubClient.join(server, room, 'news');
	await sender.until('joined');
	for (let ref = 0; ref <= rate.burst; ref += 1) sender.publish({ ref });
	const answers = await sender.settled();
	expect(answers.at(-1)).toEqual({ type: 'error', code: 'slow-down', ref: rate.burst });
	const heard = (await listener.settled()).filter(({ type }) => type === 'message');
	expect(heard).toHaveLength(rate.burst);
});

test('a client that is refused now and then, with pauses, is not closed', async () => {
	await using server = startTestServer();
	const client = await Client.open(server.ws('/live/echo'));
	for (let round = 0; round < 3; round += 1) {
		for (let n = 0; n < rate.burst + refusals - 1; n += 1) client.send('x');
		for (let n = 0; n < rate.burst + refusals - 1; n += 1) await client.next();
		server.time.advance(INBOUND_LIMITS.pause + 1);
	}
	client.send('still here');
	expect(await client.next()).toBe('still here');
});

test('a room has a rate of its own, and nobody is closed for what others sent', async () => {
	await using server = startTestServer({ roomRate: { burst: 30, perSecond: 10 } });
	const room = newRoom();
	const first = await PubsubClient.join(server, room);
	const second = await PubsubClient.join(server, room);
	await first.until('joined');
	for (let ref = 0; ref < 30; ref += 1) first.publish({ ref });
	for (let ref = 0; ref < 30; ref += 1) await first.until('published');
	second.publish({ ref: 1 });
	expect(await second.next()).toEqual({ type: 'error', code: 'slow-down', ref: 1 });
	const elsewhere = await PubsubClient.join(server, newRoom());
	elsewhere.publish({ ref: 2 });
	expect(await elsewhere.next()).toMatchObject({ type: 'published', ref: 2 });
	server.time.advance(1000);
	second.publish({ ref: 3 });
	expect(await second.next()).toMatchObject({ type: 'published', ref: 3 });
});

test('a report that was asked for is free, any other one costs a token', async () => {
	const limits = { ...INBOUND_LIMITS, rate: { burst: 5, perSecond: 0 } };
	await using server = startTestServer({ limits });
	const room = newRoom();
	const sender = await PubsubClient.join(server, room);
	const other = await PubsubClient.join(server, room);
	const listener = await PubsubClient.join(server, room, 'news');
	await sender.settled();
	for (let ref = 0; ref < 5; ref += 1) sender.publish({ ref });
	for (let id = 1; id <= 5; id += 1) listener.send({ type: 'received', id });
	for (let ref = 0; ref < 5; ref += 1) await sender.until('delivered');
	for (let n = 0; n < 5; n += 1) listener.send({ type: 'received', id: 1 });
	for (let n = 0; n < 5; n += 1) other.send({ type: 'received', id: 1 });
	expect((await listener.settled()).filter(({ type }) => type === 'error')).toEqual([]);
	listener.send({ type: 'received', id: 1 });
	expect(await listener.next()).toEqual({ type: 'error', code: 'slow-down' });
	await other.settled();
	other.send({ type: 'received', id: 99 });
	expect(await other.next()).toEqual({ type: 'error', code: 'slow-down' });
});

test('a client that keeps breaking the protocol is closed with 4400', async () => {
	await using server = startTestServer();
	const client = await PubsubClient.open(server, newRoom());
	for (let n = 0; n < mistakes; n += 1) client.client.send('no json');
	for (let n = 0; n < mistakes; n += 1) {
		expect(await client.next()).toEqual({ type: 'error', code: 'bad-json' });
	}
	expect(await client.client.closed).toEqual({ code: 4400, reason: 'bad-messages' });
});

test('mistakes of more than a minute ago are forgiven', async () => {
	await using server = startTestServer();
	const client = await PubsubClient.join(server, newRoom());
	for (let n = 0; n < mistakes - 1; n += 1) client.client.send('no json');
	await client.settled().catch(() => undefined);
	const other = await PubsubClient.join(server, newRoom());
	for (let n = 0; n < mistakes - 2; n += 1) other.client.send('no json');
	for (let n = 0; n < mistakes - 2; n += 1) await other.next();
	server.time.advance(INBOUND_LIMITS.mistakesWithin + 1);
	for (let n = 0; n < mistakes - 2; n += 1) other.client.send('no json');
	for (let n = 0; n < mistakes - 2; n += 1) await other.next();
	expect(await other.settled()).toEqual([]);
});

const DEEP = `${'['.repeat(8_000)}${']'.repeat(8_000)}`;

test.each([
	['', 'bad-json'],
	['{', 'bad-json'],
	['null', 'bad-message'],
	['[]', 'bad-message'],
	['1e999', 'bad-message'],
	['"\\ud800"', 'bad-message'],
	['{}', 'bad-message'],
	['{"type":"__proto__"}', 'bad-message'],
	['{"__proto__":{"type":"join"}}', 'bad-message'],
	['{"type":"subscribe","topic":"__proto__"}', 'bad-message'],
	['{"type":"subscribe","topic":"../t/news"}', 'bad-message'],
	['{"type":"subscribe","topic":"news\\n"}', 'bad-message'],
	['{"type":"publish","topic":"news","text":"","scope":"others","ref":1}', 'bad-message'],
	['{"type":"publish","topic":"news","text":"x","scope":"others","ref":1e999}', 'bad-message'],
	['{"type":"publish","topic":"news","text":"x","scope":"others","ref":-1}', 'bad-message'],
	[
		`{"type":"publish","topic":"news","text":"${'x'.repeat(501)}","scope":"others","ref":1}`,
		'text-too-long',
	],
	['{"type":"received","id":1.5}', 'bad-message'],
	[DEEP, 'bad-message'],
	[new Uint8Array([0]), 'binary-data'],
] as const)('%p is answered with %s, and the socket stays open', async (data, code) => {
	await using server = startTestServer();
	const client = await PubsubClient.join(server, newRoom());
	client.client.send(typeof data === 'string' ? data : new Uint8Array(data));
	expect(await client.next()).toEqual({ type: 'error', code });
	expect(await client.settled()).toEqual([]);
});

test('a lone surrogate and a topic by the name of a prototype travel unharmed', async () => {
	await using server = startTestServer();
	const client = await PubsubClient.join(server, newRoom());
	client.client.send('{"type":"subscribe","topic":"constructor","__proto__":{"x":1}}');
	expect(await client.until('subscribed')).toMatchObject({ topic: 'constructor' });
	client.publish({ topic: 'constructor', text: 'a\ud800z', scope: 'everyone' });
	expect(await client.until('message')).toMatchObject({ text: 'a\ud800z' });
});

test('16 KB are read, one byte more closes the connection', async () => {
	await using server = startTestServer();
	const client = await Client.open(server.ws('/live/echo'));
	client.send('x'.repeat(16 * 1024));
	expect(await client.next()).toBe('error: text-too-long');
	const room = newRoom();
	const bystander = await PubsubClient.join(server, room);
	const sender = await PubsubClient.join(server, room);
	sender.client.send('x'.repeat(16 * 1024 + 1));
	expect([1006, 1009]).toContain((await sender.client.closed).code);
	expect(await bystander.until('left')).toMatchObject({ number: 2 });
});

test.each([
	['an unmasked frame', '\x81\x01x', 1002],
	['a reserved opcode', '\x83\x80\0\0\0\0', 1002],
	['a reserved bit', '\xc1\x80\0\0\0\0', 1002],
	['text that is no UTF-8', '\x81\x82\0\0\0\0\xff\xff', 1007],
])('%s is answered with a close frame, not a crash', async (_, frame, code) => {
	await using server = startTestServer();
	const raw = await Raw.open(server.port);
	raw.write(handshake('/live/echo', server.host));
	await raw.until(/\r\n\r\n/);
	raw.write(frame);
	await raw.closed;
	const close = raw.received.slice(raw.received.indexOf('\r\n\r\n') + 4);
	expect(close.charCodeAt(0)).toBe(0x88);
	expect(close.charCodeAt(2) * 256 + close.charCodeAt(3)).toBe(code);
	expect(await exchange(server.port, handshake('/live/echo', server.host))).toContain(' 101 ');
});
