import { describe, expect, test } from 'bun:test';

import { readCode, writeFile } from './code';
import { type Progress, readProgress } from './progress';

const progress: Progress = { parts: { 'exercises/echo': 'tried' }, last: 'exercises/echo' };

describe('the file', () => {
	test('holds progress as before, and code beside it', () => {
		const text = writeFile(progress, undefined);
		expect(readProgress(text)).toEqual(progress);
		expect(readCode(text)).toEqual({});
	});

	test('of before has no code, and is read all the same', () => {
		expect(readCode('{"app":"websocket-hands-on","version":1,"parts":{}}')).toEqual({});
	});

	test.each([
		['"text"'],
		['{"exercises/echo":{"own":"text"}}'],
		['{"exercises/echo":{"own":{"base":"b","files":{"a":1}},"aside":[]}}'],
		['{"../escape":{"aside":[]}}'],
	])('whose code is %s is refused', (code) => {
		expect(readCode(`{"parts":{},"code":${code}}`)).toBeUndefined();
	});
});
