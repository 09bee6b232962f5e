import { expect, test } from 'bun:test';
import {
	encodeFrame,
	FrameDecoder,
	type FrameEvent,
	headerSize,
	type LengthForm,
	mask,
	readHeader,
	Receiver,
	shortestForm,
} from '#rfc6455';
import { Dice } from '#demo-server/bench/fuzz/dice';
import { FRAME_CASES } from '#demo-server/testing/rfc6455/cases';
import { LONGEST_MESSAGE, octetsOf } from '#demo-server/testing/rfc6455/rule-case';

const SEED = 6455;

/** The bytes in pieces, a few of them empty. */
function pieces(octets: Uint8Array, longest: (dice: Dice) => number, dice: Dice): Uint8Array[] {
	const parts: Uint8Array[] = [];
	for (let at = 0; at < octets.length;) {
		const end = at + longest(dice);
		parts.push(octets.subarray(at, end));
		at = end;
	}
	return parts;
}

/** Payloads come in parts that follow the chunks; put together, they have to be the same. */
function joined(events: FrameEvent[]): FrameEvent[] {
	const whole: FrameEvent[] = [];
	for (const event of events) {
		const last = whole.at(-1);
		if (event.type === 'payload' && last?.type === 'payload') {
			const octets = Buffer.concat([last.octets, event.octets]);
			whole[whole.length - 1] = { type: 'payload', at: last.at, octets: new Uint8Array(octets) };
		} else whole.push(event);
	}
	return whole;
}

/** The cases without those that are long for their length's sake: they are cut less finely. */
const SHORT = 5_000;

test.each(['client', 'server'] as const)(
	'however the bytes of a %s are cut, the same is heard, at the same places',
	(sender) => {
		for (const [number, rule] of FRAME_CASES.entries()) {
			const dice = new Dice(SEED, number);
			const octets = octetsOf(rule, sender);
			const terms = { sender, compression: rule.compression, longestMessage: LONGEST_MESSAGE };
			const whole = new Receiver(terms).push(octets);
			const frames = joined(new FrameDecoder(terms).push(octets));
			const ways = [() => 1 + dice.below(3), () => dice.below(9), () => 1_000 + dice.below(9_000)];
			for (const longest of octets.length < SHORT ? [() => 1, ...ways] : ways.slice(2)) {
				const parts = pieces(octets, longest, dice);
				const receiver = new Receiver(terms);
				expect(parts.flatMap((part) => receiver.push(part))).toEqual(whole);
				const decoder = new FrameDecoder(terms);
				expect(joined(parts.flatMap((part) => decoder.push(part)))).toEqual(frames);
			}
		}
	},
);

const FORMS: Record<LengthForm, readonly [LengthForm, ...LengthForm[]]> = {
	7: [7, 16, 64],
	16: [16, 64],
	64: [64],
};

/** Any frame, good or bad, whose length is true. */
function anyFrame(dice: Dice) {
	const length = dice.pick([
		dice.below(8),
		120 + dice.below(20),
		dice.below(600),
		65_530 + dice.below(12),
	]);
	return {
		fin: dice.percent(50),
		rsv1: dice.percent(30),
		rsv2: dice.percent(30),
		rsv3: dice.percent(30),
		opcode: dice.below(16),
		lengthForm: dice.pick(FORMS[shortestForm(length)]),
		maskingKey: dice.percent(50) ? new Uint8Array(dice.bytes(4)) : undefined,
		payload: new Uint8Array(dice.bytes(length)),
	};
}

test('what is read of a written frame is what was written', () => {
	for (let number = 0; number < 300; number += 1) {
		const { payload, ...header } = anyFrame(new Dice(SEED, number));
		const octets = encodeFrame({ ...header, payload });
		const read = readHeader(octets);
		expect(read).toEqual({ ...header, payloadLength: payload.length });
		const body = octets.subarray(headerSize(octets));
		expect(read.maskingKey ? mask(body, read.maskingKey) : new Uint8Array(body)).toEqual(payload);
	}
});

test('what is written of a read frame is what was read', () => {
	for (const [number, rule] of FRAME_CASES.entries()) {
		const sender = number % 2 ? 'client' : 'server';
		const octets = octetsOf(rule, sender);
		const decoder = new FrameDecoder({ sender, compression: rule.compression });
		const written: Uint8Array[] = [];
		let parts: Uint8Array[] = [];
		let end = 0;
		let header = readHeader(octets);
		for (const event of decoder.push(octets)) {
			if (event.type === 'header') ({ header } = event);
			if (event.type === 'payload') parts.push(event.octets);
			if (event.type !== 'end') continue;
			written.push(encodeFrame({ ...header, payload: Buffer.concat(parts) }));
			parts = [];
			end = event.at;
		}
		expect(Buffer.concat(written).equals(octets.subarray(0, end))).toBe(true);
	}
});

test('masking a part at its place is masking the whole', () => {
	const dice = new Dice(SEED, 0);
	const payload = dice.bytes(200);
	const key = dice.bytes(4);
	const whole = mask(payload, key);
	for (let cut = 0; cut <= payload.length; cut += 1) {
		const parts = [mask(payload.subarray(0, cut), key), mask(payload.subarray(cut), key, cut)];
		expect(Buffer.concat(parts).equals(whole)).toBe(true);
	}
	expect(Buffer.from(mask(whole, key)).equals(payload)).toBe(true);
});

/** Whole frames of every kind, and the first of a text in pieces. */
const FIRST = [0x81, 0x82, 0x88, 0x89, 0x8a, 0x01] as const;

test('random bytes are heard out or refused, never thrown at, and cost no more than their length', () => {
	const ended = new Set<string>();
	for (let number = 0; number < 5_000; number += 1) {
		const dice = new Dice(SEED, number);
		const octets = dice.bytes(dice.below(200));
		// Every second one begins well, so that what lies behind a header is met too.
		if (number % 2 && octets.length > 6) octets.set([dice.pick(FIRST), 0x80 | dice.below(126)]);
		const receiver = new Receiver({ sender: 'client', compression: dice.percent(50) });
		const received = receiver.push(octets);
		expect(received.length).toBeLessThanOrEqual(octets.length);
		const over = received.findIndex(({ type }) => type === 'violation' || type === 'close');
		expect(receiver.over).toBe(over >= 0);
		if (over >= 0) expect(over).toBe(received.length - 1);
		if (receiver.over) expect(receiver.push(octets)).toEqual([]);
		ended.add(received.at(-1)?.type ?? 'nothing');
	}
	for (const type of ['violation', 'binary', 'ping', 'pong', 'nothing']) {
		expect([...ended]).toContain(type);
	}
});
