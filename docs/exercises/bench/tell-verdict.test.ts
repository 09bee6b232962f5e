import { describe, expect, test } from 'bun:test';

import { exactly } from '#docs/exercises/checking/wanted';
import { echo } from '#docs/exercises/echo/exercise';
import { tellVerdict } from './tell-verdict';

const subject = { url: 'ws://localhost:3000/ws', prints: 'page' } as const;
const conversation = [
	{ type: 'connects', client: 'A', url: subject.url },
	{ type: 'closed', client: 'A', code: 1006, reason: '' },
] as const;
const failed = { check: 'comes-back', type: 'failed', conversation } as const;
const expected = { type: 'message', client: 'A', wanted: exactly('hello') } as const;

describe('what to look at, and the rule,', () => {
	test('stand below what was expected', () => {
		const told = tellVerdict({ ...failed, expected }, echo, subject, 'en');
		expect(told.facts.map(({ label }) => label)).toEqual(['Expected', 'But', 'Look at']);
		expect(told.rule).toBeDefined();
	});

	test('do not lead away from a program that does not run', () => {
		const diagnosis = { type: 'not-running' } as const;
		const told = tellVerdict({ ...failed, diagnosis }, echo, subject, 'en');
		expect(told.why).toContain('nobody listens');
		expect(told.facts).toEqual([]);
		expect(told.rule).toBeUndefined();
		expect(told.conversation).toHaveLength(2);
	});
});
