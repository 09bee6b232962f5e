import { expect, test } from 'bun:test';

import type { Report } from '#docs/playground/run/messages';

import { Outbox } from './Outbox';

test('a flood on the wire is a few reports, and stands before what is told after it', async () => {
	const posted: Report[] = [];
	const outbox = new Outbox((report) => posted.push(report));
	for (let count = 0; count < 250; count += 1) outbox.passes(1, { type: 'open' });
	outbox.report({ type: 'started' });
	outbox.passes(2, { type: 'open' });
	expect(posted.map(({ type }) => type)).toEqual(['wire', 'wire', 'wire', 'started']);
	await Promise.resolve();
	expect(posted.at(-1)).toEqual({ type: 'wire', passed: [{ socket: 2, what: { type: 'open' } }] });
});
