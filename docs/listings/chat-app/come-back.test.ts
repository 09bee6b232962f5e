import { describe, expect, test } from 'bun:test';

import {
	Chatter,
	sayMany,
	serverOf,
	textsOf,
} from '#docs/listings/testing/chat';

describe('6-come-back', () => {
	const STEP = '6-come-back';

	/** Joins, hears how far the room is, and is cut off. */
	async function cutOff(url: string) {
		const sora = await Chatter.join(url, 'Sora');
		const { epoch, history } = await sora.hear();
		sora.drop();
		return { epoch, seen: history.at(-1)?.seq ?? 0 };
	}

	test('who was cut gets exactly what it missed', async () => {
		await using server = await serverOf(STEP);
		const mio = await Chatter.join(server.url, 'Mio');
		await sayMany(mio, 3);
		const memory = await cutOff(server.url);
		expect(memory.seen).toBe(3);
		await sayMany(mio, 2);
		const sora = await Chatter.join(server.url, 'Sora', memory);
		const welcome = await sora.hear();
		expect(welcome).toMatchObject({ epoch: memory.epoch, missed: 0 });
		expect(welcome.history.map((entry: { seq: number }) => entry.seq)).toEqual([
			4, 5,
		]);
	});

	test('who missed nothing gets nothing', async () => {
		await using server = await serverOf(STEP);
		const mio = await Chatter.join(server.url, 'Mio');
		await sayMany(mio, 3);
		const memory = await cutOff(server.url);
		const sora = await Chatter.join(server.url, 'Sora', memory);
		expect(await sora.hear()).toMatchObject({ history: [], missed: 0 });
	});

	test.each([0, 3])(
		'who missed more than is kept, after %i, is told how much is lost',
		async (before) => {
			await using server = await serverOf(STEP);
			const mio = await Chatter.join(server.url, 'Mio');
			await sayMany(mio, before);
			const memory = await cutOff(server.url);
			await sayMany(mio, 60);
			const sora = await Chatter.join(server.url, 'Sora', memory);
			const { history, missed } = await sora.hear();
			expect(history).toHaveLength(50);
			expect(missed).toBe(10);
		},
	);

	test('a newcomer has lost nothing, however old the room is', async () => {
		await using server = await serverOf(STEP);
		await sayMany(await Chatter.join(server.url, 'Mio'), 60);
		const sora = await Chatter.join(server.url, 'Sora');
		expect(await sora.hear()).toMatchObject({ missed: 0 });
	});

	test('a server that was started again has another epoch, and sends all it has', async () => {
		const before = await serverOf(STEP);
		await sayMany(await Chatter.join(before.url, 'Mio'), 3);
		const memory = await cutOff(before.url);
		await before.kill();
		await using after = await serverOf(STEP);
		const mio = await Chatter.join(after.url, 'Mio');
		mio.say('anybody here?');
		await mio.handled();
		const sora = await Chatter.join(after.url, 'Sora', memory);
		const welcome = await sora.hear();
		expect(welcome.epoch).not.toBe(memory.epoch);
		expect(textsOf(welcome.history)).toEqual(['anybody here?']);
	});

	test('what is sent twice under one id is said once, and both are answered alike', async () => {
		await using server = await serverOf(STEP);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		sora.say('only once', 'the-same');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
		sora.say('only once', 'the-same');
		expect(await sora.hearOf('said')).toMatchObject({ seq: 1 });
		sora.say('the marker after it');
		await mio.hearOf('message');
		expect(await mio.hear()).toMatchObject({ text: 'the marker after it' });
	});

	test.each([
		['an epoch that is no text', { epoch: 7, seen: 0 }],
		['a number that is none', { epoch: '', seen: '3' }],
	])('%s is a bad message', async (_, memory) => {
		await using server = await serverOf(STEP);
		const sora = await Chatter.arrive(server.url);
		sora.tell({ type: 'join', name: 'Sora', ...memory });
		expect(await sora.hear()).toEqual({ type: 'error', code: 'bad-message' });
	});
});
