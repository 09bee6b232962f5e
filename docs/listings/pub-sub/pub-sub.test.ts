import { join } from 'node:path';
import { describe, expect, test } from 'bun:test';

import { freePort } from '#docs/exercises/testing/free-port';
import { scratch } from '#docs/lib/testing/scratch';
import { connect } from '#docs/listings/testing/connect';
import { startServer } from '#docs/listings/testing/start-server';

const fileOf = (step: string) =>
	join(import.meta.dir, step, 'server/src/index.ts');
const serverOf = (step: string) => startServer(fileOf(step));

describe('1-everyone', () => {
	test('every subscriber hears a message, its sender too', async () => {
		await using server = await serverOf('1-everyone');
		const [sender, second, third] = await Promise.all([
			connect(server.url),
			connect(server.url),
			connect(server.url),
		]);
		sender.socket.send('hello');
		expect(await sender.next()).toBe('hello');
		expect(await second.next()).toBe('hello');
		expect(await third.next()).toBe('hello');
	});

	test('with a default export left beside Bun.serve it does not start', async () => {
		await using folder = await scratch();
		const source = await Bun.file(fileOf('1-everyone')).text();
		const file = await folder.write(
			'index.ts',
			`${source}\nexport default { fetch: app.fetch, websocket };\n`,
		);
		// A port of its own: with BUN_PORT=0 each of the two gets another.
		const child = Bun.spawn([process.execPath, file], {
			env: { ...process.env, BUN_PORT: String(await freePort()) },
			stdout: 'ignore',
			stderr: 'pipe',
		});
		expect(await new Response(child.stderr).text()).toContain('EADDRINUSE');
		expect(await child.exited).toBe(1);
	});
});

describe('2-others', () => {
	test('a message reaches everyone but its sender', async () => {
		await using server = await serverOf('2-others');
		const first = await connect(server.url);
		const second = await connect(server.url);
		expect(await first.next()).toBe('Somebody came in');
		first.socket.send('from the first');
		expect(await second.next()).toBe('from the first');
		second.socket.send('from the second');
		// Had the first heard itself, that would have come before.
		expect(await first.next()).toBe('from the second');
	});

	test('those who stay are told that somebody left', async () => {
		await using server = await serverOf('2-others');
		const stays = await connect(server.url);
		const leaves = await connect(server.url);
		await stays.next();
		leaves.socket.close();
		expect(await stays.next()).toBe('Somebody left');
	});

	test('those who stay are told of a connection that broke, too', async () => {
		await using server = await serverOf('2-others');
		const stays = await connect(server.url);
		const breaks = await connect(server.url);
		await stays.next();
		breaks.socket.terminate();
		expect(await stays.next()).toBe('Somebody left');
	});
});

describe('3-topics', () => {
	test('only those who joined a topic hear it', async () => {
		await using server = await serverOf('3-topics');
		const news = await connect(server.url);
		const random = await connect(server.url);
		const speaker = await connect(server.url);
		news.socket.send('join news');
		random.socket.send('join random');
		await Promise.all([news.handled(), random.handled()]);
		speaker.socket.send('say news rain at noon');
		speaker.socket.send('say random lunch?');
		expect(await news.next()).toBe('#news rain at noon');
		expect(await random.next()).toBe('#random lunch?');
	});

	test('who left a topic hears no more of it, and speaking needs no joining', async () => {
		await using server = await serverOf('3-topics');
		const listener = await connect(server.url);
		const speaker = await connect(server.url);
		for (const text of ['join news', 'join random', 'leave news'])
			listener.socket.send(text);
		await listener.handled();
		speaker.socket.send('say news missed');
		speaker.socket.send('say random heard');
		expect(await listener.next()).toBe('#random heard');
	});

	test('joining twice does not deliver twice', async () => {
		await using server = await serverOf('3-topics');
		const listener = await connect(server.url);
		const speaker = await connect(server.url);
		listener.socket.send('join news');
		listener.socket.send('join news');
		await listener.handled();
		speaker.socket.send('say news one');
		speaker.socket.send('say news two');
		expect(await listener.next()).toBe('#news one');
		expect(await listener.next()).toBe('#news two');
	});

	test('whatever else a client sends, the server stays up', async () => {
		await using server = await serverOf('3-topics');
		const client = await connect(server.url);
		for (const text of [
			'',
			'join',
			'join admin',
			'shout news now',
			'{"verb":"join"}',
		]) {
			client.socket.send(text);
		}
		client.socket.send(new Uint8Array([0, 255]));
		await client.handled();
		const speaker = await connect(server.url);
		client.socket.send('join news');
		await client.handled();
		speaker.socket.send('say admin secret');
		speaker.socket.send('say news still here');
		expect(await client.next()).toBe('#news still here');
	});
});
