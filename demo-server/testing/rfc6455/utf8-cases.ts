import { continuation, hex, ping, type RuleCase, text, violation } from './rule-case';
import { BAD_TEXT, GOOD_TEXT } from './utf8-sequences';

/** Section 8.1, whole and with a byte in each frame (section 5.4: a character may be cut). */

const group = 'UTF-8';

function byteByByte(octets: Uint8Array) {
	return Array.from(octets, (octet, index) => {
		const fin = index === octets.length - 1;
		const payload = Uint8Array.of(octet);
		return index === 0 ? text(payload, { fin }) : continuation(payload, { fin });
	});
}

const good = GOOD_TEXT.flatMap(([name, digits]): RuleCase[] => {
	const octets = hex(digits);
	const heard = [`text ${new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets)}`];
	return [
		{ group, name, frames: [text(octets)], heard },
		{ group, name: `${name}, byte by byte`, frames: byteByByte(octets), heard },
	];
});

const bad = BAD_TEXT.flatMap(([name, digits]): RuleCase[] => {
	const octets = hex(digits);
	const heard = [violation('text-not-utf8')];
	return [
		{ group, name, frames: [text(octets)], heard },
		{ group, name: `${name}, byte by byte`, frames: byteByByte(octets), heard },
	];
});

const early: RuleCase[] = [
	{
		group,
		name: 'a character that a ping cuts',
		frames: [text(hex('e3'), { fin: false }), ping('x'), continuation(hex('81 95'))],
		heard: ['ping 78', 'text さ'],
	},
	{
		group,
		name: 'a good text, then one that is none',
		frames: [text('good'), text(hex('ff'))],
		heard: ['text good', violation('text-not-utf8')],
	},
	{
		group,
		name: 'a binary message may hold anything',
		frames: [{ opcode: 2, payload: hex('ff fe ed a0 80') }],
		heard: ['binary fffeeda080'],
	},
	{
		group,
		name: 'a text that ends well after one that is cut: each is its own',
		frames: [text(hex('e3 81')), text(hex('95'))],
		heard: [violation('text-not-utf8')],
	},
];

export const utf8Cases = [...good, ...bad, ...early];
