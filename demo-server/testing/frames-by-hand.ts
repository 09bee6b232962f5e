import {
	type CaseFrame,
	binary,
	bytes,
	close,
	closing,
	continuation,
	hex,
	ping,
	pong,
	text,
} from '#demo-server/testing/rfc6455/rule-case';
import type { ByHand } from './by-hand';

/** Frames to `/live/echo`, which a client has masked unless they are about that. */
export interface FramesByHand extends ByHand {
	readonly frames: readonly CaseFrame[];
	/** What comes back, as `heard` writes it. */
	readonly answers: readonly string[];
}

export const FRAMES_BY_HAND: readonly FramesByHand[] = [
	{ name: 'hello', frames: [text('hello')], answers: ['text hello'] },
	{ name: 'an empty text', frames: [text('')], answers: ['text '] },
	{ name: '125 bytes', frames: [text('*'.repeat(125))], answers: [`text ${'*'.repeat(125)}`] },
	{ name: '126 bytes', frames: [text('*'.repeat(126))], answers: [`text ${'*'.repeat(126)}`] },
	{
		name: '70,000 bytes, where 16 KB are taken',
		frames: [text('*'.repeat(70_000))],
		answers: ['close 1009 Received too big message'],
		ends: true,
	},
	{
		name: 'a text in two fragments',
		frames: [text('hel', { fin: false }), continuation('lo')],
		answers: ['text hello'],
	},
	{
		name: 'a character in two fragments',
		frames: [text(hex('e3 81'), { fin: false }), continuation(hex('82'))],
		answers: ['text あ'],
	},
	{
		name: 'a ping in the middle of a text in fragments',
		frames: [text('hel', { fin: false }), ping('?'), continuation('lo')],
		answers: ['pong 3f', 'text hello'],
	},
	{ name: 'a pong that nobody asked for', frames: [pong('?')], answers: [] },
	{
		name: 'a binary message, which the echo does not take',
		frames: [binary('hello')],
		answers: ['text error: binary-data'],
	},
	{
		name: 'no mask',
		frames: [text('hello', { mask: 'never' })],
		answers: ['close 1002 Received an incorrectly masked frame'],
		ends: true,
	},
	...[3, 7, 11, 15].map((opcode): FramesByHand => ({
		name: `the reserved opcode ${opcode}`,
		frames: [{ opcode, payload: bytes('hello') }],
		answers: ['close 1002 Received invalid opcode'],
		ends: true,
	})),
	{
		name: 'RSV1, though no extension was agreed on',
		frames: [text('hello', { rsv1: true })],
		answers: ['close 1002 Received unexpected RSV1 bit'],
		ends: true,
	},
	{
		name: 'RSV2',
		frames: [text('hello', { rsv2: true })],
		answers: ['close 1002 Received unexpected RSV2 or RSV3 bit'],
		ends: true,
	},
	{
		name: 'a ping in fragments',
		frames: [ping('hel', { fin: false }), continuation('lo')],
		answers: ['close 1002 Received fragmented control frame'],
		ends: true,
	},
	{
		name: 'a ping of 126 bytes',
		frames: [ping('*'.repeat(126))],
		answers: ['close 1002 Received too big control frame'],
		ends: true,
	},
	{
		name: 'a continuation of nothing',
		frames: [continuation('lo')],
		answers: ['close 1002 Received continuation frame outside a fragmented message'],
		ends: true,
	},
	{
		name: 'a message inside a message',
		frames: [text('hel', { fin: false }), text('lo')],
		answers: ['close 1002 Received new message inside a fragmented message'],
		ends: true,
	},
	{
		name: 'bad UTF-8',
		frames: [text(hex('68 ff'))],
		answers: ['close 1007 Received invalid UTF-8'],
		ends: true,
	},
	{
		name: 'bad UTF-8 across two fragments',
		frames: [text(hex('e3'), { fin: false }), continuation(hex('41'))],
		answers: ['close 1007 Received invalid UTF-8'],
		ends: true,
	},
	{
		name: 'a length of 5 in 16 bits',
		frames: [text('hello', { lengthForm: 16 })],
		answers: ['text hello'],
		unlike: 'Section 5.2 asks the writer for the shortest form; Bun does not ask as a reader.',
	},
	{
		name: 'a length whose top bit is set',
		frames: [text('', { payloadLength: 2 ** 63 })],
		answers: ['close 1009 Received too big message'],
		ends: true,
		unlike: 'Section 5.2 forbids the bit, which makes it 1002; Bun looks at its limit first.',
	},
	{
		name: 'close 1000',
		frames: [close(closing(1000, 'bye'))],
		answers: ['close 1000 bye'],
		ends: true,
	},
	{ name: 'close without a code', frames: [close('')], answers: ['close 1005'], ends: true },
	...[1005, 1006, 1015, 999, 5000].map((code): FramesByHand => ({
		name: `close ${code}, which no frame may say`,
		frames: [close(closing(code))],
		answers: ['close 1002 Received invalid close code'],
		ends: true,
	})),
	{
		name: 'close 4000',
		frames: [close(closing(4000, 'done'))],
		answers: ['close 4000 done'],
		ends: true,
	},
	{
		name: 'close with half a code',
		frames: [close('\x03')],
		answers: ['close 1002 Received invalid close payload'],
		ends: true,
	},
	{
		name: 'a text behind the close',
		frames: [close(closing(1000)), text('late')],
		answers: ['close 1000'],
		ends: true,
	},
];
