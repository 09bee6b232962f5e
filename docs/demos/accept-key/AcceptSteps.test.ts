import { expect, test } from 'bun:test';

import { acceptKey } from '#protocol';

import { AcceptSteps, RFC_KEY } from './AcceptSteps.svelte';

test('the example of RFC 6455, section 1.3, step by step', () => {
	const steps = new AcceptSteps();
	expect(steps.key).toBe(RFC_KEY);
	expect(steps.joined.value).toBe('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
	expect(steps.digest.value.replaceAll(' ', '')).toBe('b37a4f2cc0624f1690f64606cf385945b2bec4ea');
	expect(steps.accept.value).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

test('any key comes out as the server has it', () => {
	const steps = new AcceptSteps();
	steps.key = ' AQIDBAUGBwgJCgsMDQ4PEA== ';
	expect(steps.accept.value).toBe(acceptKey('AQIDBAUGBwgJCgsMDQ4PEA=='));
});

test('what the reader wrote stays when a step before it changes, and is compared', () => {
	const steps = new AcceptSteps();
	steps.accept.write('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
	expect(steps.accept.state).toBe('same');
	steps.key = 'AQIDBAUGBwgJCgsMDQ4PEA==';
	expect(steps.accept.state).toBe('differs');
	expect(steps.accept.value).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
	steps.accept.take();
	expect(steps.accept.value).toBe(acceptKey('AQIDBAUGBwgJCgsMDQ4PEA=='));
	expect(steps.accept.state).toBe('follows');
});

test('a step goes on from what is written in the one before, right or wrong', () => {
	const steps = new AcceptSteps();
	steps.digest.write('00 00 00');
	expect(steps.accept.value).toBe('AAAA');
	steps.digest.write('not hexadecimal');
	expect(steps.accept.follows).toBeUndefined();
	expect(steps.groups).toEqual([]);
});

test('three bytes are four characters, and two are three with a sign of padding', () => {
	const { groups } = new AcceptSteps();
	expect(groups.map(({ characters }) => characters).join('')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
	expect(groups).toHaveLength(7);
	expect(groups[0]).toEqual({ bytes: [0xb3, 0x7a, 0x4f], characters: 's3pP' });
	expect(groups[6]?.bytes).toEqual([0xc4, 0xea]);
});
