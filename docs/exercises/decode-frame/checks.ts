import type { Check } from '#docs/exercises/checking/exercise';
import type { Probe } from '#docs/exercises/checking/probe';
import { rfc6455 } from '#docs/exercises/checking/rule';
import { encodeFrame, type Frame } from './frame';

export type CheckName = (typeof checks)[number]['name'];

const OPCODE = { continuation: 0x0, text: 0x1, ping: 0x9, pong: 0xa };
const text = (said: string): Frame => ({
	fin: true,
	opcode: OPCODE.text,
	masked: true,
	text: said,
});

/** Sends the bytes of each frame, and hears what it says. */
async function decodes(probe: Probe, frames: readonly Frame[]): Promise<void> {
	const a = await probe.connect();
	for (const frame of frames) {
		a.send(encodeFrame(frame));
		await a.hearsFields({ ...frame });
	}
}

export const checks = [
	{
		name: 'rfc-example',
		rule: rfc6455('5.7'),
		async run(probe) {
			const a = await probe.connect();
			a.send(Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58));
			await a.hearsFields({ fin: true, opcode: OPCODE.text, masked: true, text: 'Hello' });
		},
	},
	{
		name: 'any-mask',
		needs: 'rfc-example',
		rule: rfc6455('5.3'),
		async run(probe) {
			await decodes(probe, [text(probe.text('one')), text(probe.text('two and three'))]);
		},
	},
	{
		name: 'japanese',
		needs: 'any-mask',
		rule: rfc6455('5.6'),
		async run(probe) {
			await decodes(probe, [text(`${probe.text('お茶')} 🍵`)]);
		},
	},
	{
		name: 'fin-and-opcode',
		needs: 'any-mask',
		rule: rfc6455('5.2'),
		async run(probe) {
			await decodes(probe, [
				{ ...text(probe.text('begins')), fin: false },
				{ ...text(probe.text('ends')), opcode: OPCODE.continuation },
				{ ...text(probe.text('alive')), opcode: OPCODE.ping },
				{ ...text(probe.text('yes')), opcode: OPCODE.pong },
			]);
		},
	},
	{
		name: 'empty',
		needs: 'any-mask',
		rule: rfc6455('5.2'),
		async run(probe) {
			await decodes(probe, [text('')]);
		},
	},
	{
		name: 'unmasked',
		needs: 'any-mask',
		rule: rfc6455('5.1'),
		async run(probe) {
			await decodes(probe, [{ ...text(probe.text('from a server')), masked: false }]);
		},
	},
	{
		name: 'length-in-16-bits',
		needs: 'unmasked',
		rule: rfc6455('5.2'),
		async run(probe) {
			// Read with its bytes the wrong way round, 256 would be 1.
			const lengths = [125, 126, 127, 256, 65_535];
			await decodes(probe, [
				...lengths.map((length) => text(probe.text('long').padEnd(length, '.'))),
				{ ...text(probe.text('from a server').padEnd(300, '.')), masked: false },
			]);
		},
	},
	{
		name: 'length-in-64-bits',
		needs: 'length-in-16-bits',
		rule: rfc6455('5.2'),
		async run(probe) {
			const longer = text(probe.text('longer').padEnd(65_536, '.'));
			await decodes(probe, [longer, { ...longer, masked: false }]);
		},
	},
] as const satisfies readonly Check[];
