import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'bun:test';

import { CASES } from './cases';
import { ordered, playOnBun } from './real-bun';
import type { Transcript } from './stage';

let inPage: Record<string, Transcript>;
beforeAll(async () => {
	const child = Bun.spawn([process.execPath, join(import.meta.dir, 'play-in-process.ts')], {
		stdout: 'pipe',
		stderr: 'inherit',
	});
	inPage = await new Response(child.stdout).json();
}, 60_000);

describe('the in-page Bun does what Bun does', () => {
	test.each(CASES.map((each) => [each.name, each] as const))('%s', async (name, each) => {
		const expected = inPage[name];
		if (typeof expected !== 'object') throw new Error(String(expected));
		const onBun = await playOnBun(each, expected);
		if (each.differs === undefined) expect(ordered(expected)).toEqual(ordered(onBun));
		// A difference that is gone has no place in the list any more.
		else expect(ordered(expected)).not.toEqual(ordered(onBun));
	});

	test('is shown by at least sixty programs, each with a name of its own', () => {
		expect(CASES.length).toBeGreaterThanOrEqual(60);
		expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
	});
});
