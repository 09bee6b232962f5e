import { expect, test } from 'bun:test';
import { LIMITS } from '#protocol';
import { chatBehaviour } from '#demo-server/testing/behaviour/chat';
import { ChatClient, newChat } from '#demo-server/testing/chat-client';
import { Client } from '#demo-server/testing/client';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { handshake, Raw } from '#demo-server/testing/raw';
import { newId } from '#demo-server/testing/room-client';
import { startTestServer } from '#demo-server/testing/server';

chatBehaviour(startTestServer);

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

test('no number of rooms in which nobody speaks drives out a chat', async () => {
	await using server = startTestServer();
	const room = newChat();
	const aoi = await ChatClient.join(server, room);
	await aoi.said(0, 'kept');
	await aoi.client.close();
	for (let visit = 0; visit < 510; visit += 1) {
		const { client } = await ChatClient.join(server, newChat());
		await client.close();
	}
	const back = await ChatClient.join(server, room);
	expect(back.welcome.history).toMatchObject([{ text: 'kept' }]);
});

test('no number of chats of one address drives out the chat of another', async () => {
	await using server = startTestServer({ trustProxy: true });
	const from = (address: string) => ({
		...server,
		connect: (path: string) =>
			Client.open(server.ws(path), {
				Origin: `http://${server.host}`,
				'X-Forwarded-For': address,
			}),
	});
	const room = newChat();
	const aoi = await ChatClient.join(from('192.0.2.1'), room);
	await aoi.said(0, 'kept');
	await aoi.client.close();
	for (let visit = 0; visit < 510; visit += 1) {
		const other = await ChatClient.join(from('192.0.2.2'), newChat());
		await other.said(0);
		await other.client.close();
	}
	const back = await ChatClient.join(from('192.0.2.1'), room);
	expect(back.welcome.history).toMatchObject([{ text: 'kept' }]);
});

test('an hour after the last word a chat is forgotten, with or without somebody in it', async () => {
	await using server = startTestServer();
	const [left, silent] = [newChat(), newChat()];
	const aoi = await ChatClient.join(server, left);
	const ben = await ChatClient.join(server, silent);
	const eve = await ChatClient.join(server, silent);
	const busy = await ChatClient.join(server, newChat());
	await aoi.said(0);
	await ben.said(0);
	await aoi.client.close();
	server.time.advance(LIMITS.roomIdle - 1);
	await busy.said(0);
	server.time.advance(1);
	server.sweep();
	for (const { client } of [ben, eve]) {
		expect(await client.closed).toEqual({ code: 4410, reason: 'room-ended' });
		expect(client.drain().join()).not.toContain('left');
	}
	expect(await busy.said(1)).toBe(2);
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
