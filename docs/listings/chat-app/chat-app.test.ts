import { describe, expect, test } from 'bun:test';

import {
	Chatter,
	STEPS,
	sayMany,
	serverOf,
	textsOf,
	upTo,
} from '#docs/listings/testing/chat';

describe.each(STEPS)('from its first step, in %s,', (step) => {
	test('the others hear who said what, and the sender does not', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		sora.say('from Sora');
		expect(await mio.hearOf('message')).toMatchObject({
			name: 'Sora',
			text: 'from Sora',
		});
		mio.say('from Mio');
		// Had Sora heard herself, that would have come before.
		expect(await sora.hearOf('message')).toMatchObject({ name: 'Mio' });
	});
});

describe.each(STEPS.slice(1))('from the second step, in %s,', (step) => {
	test('a newcomer gets at most the last 50, then only what is new', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		await sayMany(sora, 60);
		const mio = await Chatter.join(server.url, 'Mio');
		const { history } = await mio.hearOf('welcome');
		expect(textsOf(history)).toEqual(upTo(11, 60));
		expect(history[0].seq).toBe(11);
		sora.say('61');
		const message = await mio.hear();
		expect(message).toMatchObject({ type: 'message', seq: 61, text: '61' });
		expect(message).not.toHaveProperty('history');
	});

	test('a sender is told the number of what it said', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		sora.say('one', 'first');
		sora.say('two', 'second');
		expect(await sora.hearOf('said')).toEqual({
			type: 'said',
			id: 'first',
			seq: 1,
		});
		expect(await sora.hearOf('said')).toMatchObject({ id: 'second', seq: 2 });
	});

	test('everyone gets every number once and in order, the own ones too', async () => {
		await using server = await serverOf(step);
		const [sora, mio] = [
			await Chatter.join(server.url, 'Sora'),
			await Chatter.join(server.url, 'Mio'),
		];
		await Promise.all([sayMany(sora, 40), sayMany(mio, 40)]);
		for (const chatter of [sora, mio]) {
			const numbers: number[] = [];
			while (numbers.length < 80) {
				const { seq } = await chatter.hear();
				if (seq !== undefined) numbers.push(seq);
			}
			expect(numbers.map(String)).toEqual(upTo(1, 80));
		}
	});
});

describe.each(STEPS.slice(2))('from the third step, in %s,', (step) => {
	test('who joins is told who is here, and those here who joined', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		expect((await sora.hear()).members).toEqual([{ number: 1, name: 'Sora' }]);
		const mio = await Chatter.join(server.url, 'Mio');
		expect((await mio.hear()).members).toEqual([
			{ number: 1, name: 'Sora' },
			{ number: 2, name: 'Mio' },
		]);
		expect(await sora.hear()).toEqual({
			type: 'joined',
			member: { number: 2, name: 'Mio' },
		});
	});

	test('those who stay are told who left, however it went', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const mio = await Chatter.join(server.url, 'Mio');
		mio.drop();
		expect(await sora.hearOf('left')).toEqual({
			type: 'left',
			member: { number: 2, name: 'Mio' },
		});
		const yu = await Chatter.join(server.url, 'Yu');
		expect((await yu.hear()).members).toEqual([
			{ number: 1, name: 'Sora' },
			{ number: 3, name: 'Yu' },
		]);
	});

	test('of two with one name, the number says which one left', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const first = await Chatter.join(server.url, 'Mio');
		await Chatter.join(server.url, 'Mio');
		first.drop();
		expect((await sora.hearOf('left')).member).toEqual({
			number: 2,
			name: 'Mio',
		});
	});

	test('somebody who came and never joined leaves without a word', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora');
		const nobody = await Chatter.arrive(server.url);
		nobody.drop();
		const mio = await Chatter.join(server.url, 'Mio');
		mio.drop();
		await sora.hearOf('joined');
		expect((await sora.hear()).member.name).toBe('Mio');
	});
});

describe.each(STEPS.slice(3))('from the fourth step, in %s,', (step) => {
	test('words, numbers, history and presence stay in their room', async () => {
		await using server = await serverOf(step);
		const sora = await Chatter.join(server.url, 'Sora', { room: 'lobby' });
		const mio = await Chatter.join(server.url, 'Mio', { room: 'tea' });
		expect((await mio.hear()).members).toEqual([{ number: 2, name: 'Mio' }]);
		sora.say('for the lobby');
		await sora.handled();
		mio.say('for tea');
		// Its own number is the first thing Mio hears: nothing of the lobby came.
		expect(await mio.hear()).toMatchObject({ type: 'said', seq: 1 });
		const yu = await Chatter.join(server.url, 'Yu', { room: 'tea' });
		expect(textsOf((await yu.hear()).history)).toEqual(['for tea']);
		mio.drop();
		await yu.hearOf('left');
		sora.say('again');
		expect((await sora.hearOf('said')).seq).toBe(1);
		expect((await sora.hear()).seq).toBe(2);
	});

	test.each(['attic', '', 'constructor', 'room:tea'])(
		'the room "%s" is refused with 4404',
		async (room) => {
			await using server = await serverOf(step);
			const sora = await Chatter.arrive(server.url, room);
			expect(await sora.closed).toEqual({ code: 4404, reason: 'No such room' });
		},
	);
});
