import { expect, test } from 'bun:test';
import { pubsubBehaviour } from '#demo-server/testing/behaviour/pubsub';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { startTestServer } from '#demo-server/testing/server';

pubsubBehaviour(startTestServer);

test('the ws package lives through a whole story', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const ours = await PubsubClient.join(server, room, 'news');
	const foreign = await openForeignClient(server.ws(room));
	const say = (message: object) => foreign.socket.send(JSON.stringify(message));
	const hear = async () => JSON.parse(await foreign.next());

	say({ type: 'join', version: 1, kind: 'tab', topics: [] });
	expect(await hear()).toMatchObject({ type: 'welcome', you: 2 });
	say({ type: 'subscribe', topic: 'news' });
	expect(await hear()).toEqual({ type: 'subscribed', number: 2, topic: 'news' });
	await ours.until('subscribed');
	ours.publish({ text: 'やあ', ref: 1 });
	expect(await hear()).toMatchObject({ type: 'message', id: 1, from: 1, text: 'やあ' });
	say({ type: 'received', id: 1 });
	expect(await hear()).toMatchObject({ type: 'delivered', id: 1, to: [{ number: 2 }] });
	say({ type: 'publish', topic: 'news', text: 'hi', scope: 'everyone', ref: 9 });
	expect(await hear()).toMatchObject({ type: 'message', id: 2, from: 2, ref: 9 });
	expect(await hear()).toEqual({
		type: 'published',
		ref: 9,
		id: 2,
		audience: 2,
		report: true,
	});
	expect(await ours.until('message')).toMatchObject({ from: 2, text: 'hi' });
	await ours.client.close(1000);
	expect(await hear()).toEqual({ type: 'left', number: 1, code: 1000 });
	foreign.socket.close(1000, 'done');
	expect(await foreign.closed).toEqual({ code: 1000, reason: 'done' });
});
