import { describe, expect, test } from 'bun:test';

import {
	Chatter,
	STEPS,
	TRUSTING,
	fileOf,
	serverOf,
} from '#docs/listings/testing/chat';

const BAD: [string, string | Uint8Array][] = [
	['no JSON', 'oops'],
	['nothing', ''],
	['bytes', new Uint8Array([0, 255])],
	['null', 'null'],
	['a number', '7'],
	['a list', '[]'],
	['no type', '{}'],
	['another type', '{"type":"shout","text":"hi"}'],
	['a join without a name', '{"type":"join","epoch":"","seen":0}'],
	['a name of spaces', '{"type":"join","name":" ","epoch":"","seen":0}'],
	['a name that is no text', '{"type":"join","name":7,"epoch":"","seen":0}'],
	[
		'a name of 21 characters',
		JSON.stringify({
			type: 'join',
			name: 'x'.repeat(21),
			epoch: '',
			seen: 0,
		}),
	],
	['a text that is no text', '{"type":"say","id":"a","text":{}}'],
	['a text without an id', '{"type":"say","text":"hi"}'],
	[
		'a text of 501 characters',
		JSON.stringify({ type: 'say', id: 'a', text: 'x'.repeat(501) }),
	],
];

describe.each(TRUSTING)('before the fifth step, in %s,', (step) => {
	test('one message that is no JSON ends the server for everyone', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('oops');
		expect(await sora.closed).toMatchObject({ code: 1006 });
		expect(await mio.closed).toMatchObject({ code: 1006 });
		await server.printed('SyntaxError: JSON Parse error');
	});
});

describe('before the fifth step', () => {
	test('a server run with --hot stays up, and so hides the fault', async () => {
		const child = Bun.spawn([process.execPath, '--hot', fileOf('4-rooms')], {
			env: { ...process.env, BUN_PORT: '0', NO_COLOR: '1' },
			stdout: 'pipe',
			stderr: 'ignore',
		});
		try {
			let printed = '';
			const decoder = new TextDecoder();
			for await (const bytes of child.stdout) {
				printed += decoder.decode(bytes);
				if (printed.includes('\n')) break;
			}
			const port = /localhost:(\d+)/.exec(printed)?.[1];
			const url = `ws://localhost:${port}/ws`;
			const sora = await Chatter.join(url, 'Sora');
			sora.sendRaw('oops');
			await sora.handled();
			const mio = await Chatter.join(url, 'Mio');
			mio.say('still here');
			expect(await sora.hearOf('message')).toMatchObject({
				text: 'still here',
			});
		} finally {
			child.kill('SIGKILL');
			await child.exited;
		}
	});

	test('what the type promises is not checked: anything is passed on', async () => {
		await using server = await serverOf('4-rooms');
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('{"type":"say","text":{"nobody":"expects this"}}');
		expect((await sora.hearOf('message')).text).toEqual({
			nobody: 'expects this',
		});
	});
});

describe.each(STEPS.slice(4))('from the fifth step, in %s,', (step) => {
	test.each(BAD)('%s is answered with bad-message', async (_, data) => {
		await using server = await serverOf(step);
		const sora = await Chatter.arrive(server.url);
		sora.sendRaw(data);
		expect(await sora.hear()).toEqual({ type: 'error', code: 'bad-message' });
	});

	test('bad messages end neither the server nor the sender', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		for (const [, data] of BAD) mio.sendRaw(data);
		mio.say('still here');
		expect(await mio.hearOf('said')).toMatchObject({ seq: 1 });
		expect(await sora.hearOf('message')).toMatchObject({ text: 'still here' });
	});

	test('20 and 500 characters are not too long', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'x'.repeat(20));
		expect(await sora.hear()).toMatchObject({ type: 'welcome' });
		sora.say('x'.repeat(500));
		expect(await sora.hear()).toMatchObject({ type: 'said' });
	});

	test('who says something before joining is told so, and nobody hears it', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.arrive(server.url);
		mio.say('psst');
		expect(await mio.hear()).toEqual({ type: 'error', code: 'not-joined' });
		sora.say('hello');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
	});

	test('who joins twice is told so, and is here once', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		sora.tell({ type: 'join', name: 'Sora again', epoch: '', seen: 0 });
		await sora.hear();
		expect(await sora.hear()).toEqual({
			type: 'error',
			code: 'already-joined',
		});
		const mio = await Chatter.join(server.url, 'Mio');
		expect(
			(await mio.hear()).members.map((member: { name: string }) => member.name),
		).toEqual(['Sora', 'Mio']);
	});

	test('a message of more than 16 KB is refused before it is read: 1009', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.sendRaw('x'.repeat(16 * 1024 + 1));
		expect(await mio.closed).toMatchObject({ code: 1009 });
		expect((await sora.hearOf('left')).member.name).toBe('Mio');
	});
});
