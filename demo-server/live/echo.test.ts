import { expect, test } from 'bun:test';
import { echoBehaviour } from '#demo-server/testing/behaviour/echo';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { startTestServer } from '#demo-server/testing/server';

echoBehaviour(startTestServer);

test('the ws package hears its echo and the close code that it asked for', async () => {
	await using server = startTestServer();
	const client = await openForeignClient(server.ws('/live/echo'));
	client.socket.send('hello');
	expect(await client.next()).toBe('hello');
	client.socket.send('/close 4001 bye');
	expect(await client.closed).toEqual({ code: 4001, reason: 'bye' });
});

test('the ws package sees 1006 after /cut', async () => {
	await using server = startTestServer();
	const client = await openForeignClient(server.ws('/live/echo'));
	client.socket.send('/cut');
	expect((await client.closed).code).toBe(1006);
});
