import { expect, test } from 'bun:test';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { handshake, Raw, textFrame } from '#demo-server/testing/raw';
import { startTestServer, type TestServer } from '#demo-server/testing/server';

const ENDLESS = { burst: 1e9, perSecond: 1e9 };
const LIMITLESS = {
	limits: { rate: ENDLESS, refusals: 1e9, pause: 0, mistakes: 1e9, mistakesWithin: 1 },
	roomRate: ENDLESS,
};
/** 500 characters that take 3,000 bytes in JSON. */
const LONG = '\u0001'.repeat(500);
const JOIN = JSON.stringify({ type: 'join', version: 1, kind: 'card', topics: ['news'] });

/** Joins on a bare TCP connection, which answers no ping. */
async function joinRaw(server: TestServer, room: string): Promise<Raw> {
	const raw = await Raw.open(server.port);
	raw.write(handshake(room, server.host));
	await raw.until(/\r\n\r\n/);
	raw.write(textFrame(JOIN));
	await raw.until(/welcome/);
	return raw;
}

/** Publishes long messages, a few at a time, until `done`. */
async function publishUntil(sender: PubsubClient, done: () => boolean): Promise<number> {
	let ref = 0;
	while (!done()) {
		for (let n = 0; n < 50; n += 1) sender.publish({ ref: (ref += 1), text: LONG });
		while ((await sender.until('published')).ref !== ref);
	}
	return ref;
}

/** Hears messages up to the last one, and with which code somebody left meanwhile. */
async function listen(bystander: PubsubClient, last: number) {
	let heard = 0;
	let lastRef = 0;
	let code: number | undefined;
	while (lastRef < last || code === undefined) {
		const message = await bystander.next();
		if (message.type === 'left') code = message.code;
		if (message.type !== 'message') continue;
		expect(message.ref).toBeGreaterThan(lastRef);
		lastRef = message.ref;
		heard += 1;
	}
	return { missed: last - heard, code };
}

test('a peer that answers nothing is terminated at the third sweep, though it is written to', async () => {
	await using server = startTestServer(LIMITLESS);
	const room = newRoom();
	const dead = await joinRaw(server, room);
	const sender = await PubsubClient.join(server, room);
	for (let sweep = 0; sweep < 2; sweep += 1) {
		server.sweep();
		sender.publish();
		await sender.until('published');
	}
	expect(await server.metric('connections{demo="pubsub"}')).toBe(2);
	server.sweep();
	expect(await sender.until('left')).toMatchObject({ number: 1, code: 1006 });
	await dead.closed;
	expect(await server.metric('closes_total{reason="dead-peer"}')).toBe(1);
});

test('a peer that only answers pings stays', async () => {
	await using server = startTestServer();
	const quiet = await PubsubClient.join(server, newRoom());
	for (let sweep = 0; sweep < 10; sweep += 1) {
		server.sweep();
		const heartbeat = await PubsubClient.join(server, newRoom());
		// The pong of the quiet one is on its way before this one's answer.
		await heartbeat.settled();
		await heartbeat.client.close();
	}
	expect(await quiet.settled()).toEqual([]);
});

test('a peer that answers no ping but speaks stays', async () => {
	await using server = startTestServer();
	const raw = await joinRaw(server, newRoom());
	for (let sweep = 0; sweep < 5; sweep += 1) {
		server.sweep();
		const heard = raw.received.length;
		raw.write(textFrame('no json'));
		await raw.until(new RegExp(`[^]{${heard},}bad-json`));
	}
	server.sweep();
	expect(await server.metric('connections{demo="pubsub"}')).toBe(1);
	raw.end();
});

test('a slow reader is closed with 4413, and nobody else misses anything', async () => {
	await using server = startTestServer(LIMITLESS);
	const room = newRoom();
	const slow = await joinRaw(server, room);
	const sender = await PubsubClient.join(server, room);
	const bystander = await PubsubClient.join(server, room, 'news');
	slow.pause();
	const count = await publishUntil(sender, () => {
		slow.write(textFrame('I speak, but I do not listen'));
		server.sweep();
		return server.logged.some(({ reason }) => reason === 'slow-reader');
	});
	expect(await listen(bystander, count)).toEqual({ missed: 0, code: 4413 });
	// What was written before, and then the close frame, reach it when it reads again.
	slow.resume();
	await slow.closed;
	expect(slow.received).toEndWith('\x88\x0d\x11\x3dslow-reader');
});

test('a reader that Bun would have to drop messages for is cut, and never misses one unknowingly', async () => {
	await using server = startTestServer(LIMITLESS);
	const room = newRoom();
	const slow = await joinRaw(server, room);
	const sender = await PubsubClient.join(server, room);
	const bystander = await PubsubClient.join(server, room, 'news');
	slow.pause();
	const count = await publishUntil(sender, () =>
		server.logged.some(({ event }) => event === 'closed'),
	);
	expect(await listen(bystander, count)).toEqual({ missed: 0, code: 1006 });
	slow.resume();
	await slow.closed;
	const refs = [...slow.received.matchAll(/"message","id":(\d+)/g)].map(([, id]) => Number(id));
	expect(refs).toEqual(refs.map((_, index) => index + 1));
	expect(refs.length).toBeLessThan(count);
});
