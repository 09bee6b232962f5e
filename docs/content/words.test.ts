import { expect, test } from 'bun:test';

import { ERROR_CODES, REFUSALS } from '#protocol';

import en from './i18n/en.json';
import ja from './i18n/ja.json';

const STATUSES = ['idle', 'connecting', 'open', 'reconnecting', 'closed'];

/** Words whose keys are put together from a code: nothing else would notice one that is missing. */
const KEYS = [
	...STATUSES.flatMap((status) => [
		`stage.status.${status}`,
		`pubsub.short.${status}`,
		`echo.short.${status}`,
		`chat.short.${status}`,
	]),
	...Object.keys(REFUSALS).map((refusal) => `stage.diagnosis.${refusal}`),
	...ERROR_CODES.flatMap((code) => [`pubsub.note.error.${code}`, `chat.note.error.${code}`]),
];

test.each(KEYS)('%s is said in both languages', (key) => {
	expect(Object.keys(ja)).toContain(key);
	expect(Object.keys(en)).toContain(key);
});
