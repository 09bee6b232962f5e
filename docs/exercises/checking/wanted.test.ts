import { expect, test } from 'bun:test';

import { ANY, exactly, fields, matches, mentioning } from './wanted';

test('a text mentions what it holds, and an array may be known by its end', () => {
	expect(matches('You: hi!', mentioning('hi'))).toBe(true);
	expect(matches('You: ho!', mentioning('hi'))).toBe(false);
	const past = fields({ past: [ANY, 'b', 'c'] });
	expect(matches('{"past":["a","b","c"]}', past)).toBe(true);
	expect(matches('{"past":["b","c"]}', past)).toBe(true);
	expect(matches('{"past":["c"]}', past)).toBe(false);
	expect(matches('{"past":["b","c","d"]}', past)).toBe(false);
	expect(matches('{"past":"bc"}', past)).toBe(false);
	expect(matches('{"past":[]}', fields({ past: [ANY] }))).toBe(true);
});

test('a message with fields may have others, and text is not bytes', () => {
	const wanted = fields({ type: 'said', entry: { text: 'hi' } });
	expect(matches('{"type":"said","entry":{"text":"hi","at":1},"seq":2}', wanted)).toBe(true);
	expect(matches('{"type":"said","entry":{}}', wanted)).toBe(false);
	expect(matches('null', wanted)).toBe(false);
	expect(matches('not JSON', wanted)).toBe(false);
	expect(matches(new TextEncoder().encode('hi'), exactly('hi'))).toBe(false);
});
