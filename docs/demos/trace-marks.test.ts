import { expect, test } from 'bun:test';

import type { LineMarks } from '#docs/stage/trace/marks';

import { MARKS as chat } from './chat/trace-marks';
import { MARKS as echo } from './echo/trace-marks';
import { MARKS as pubsub } from './pubsub/trace-marks';

const LISTINGS: readonly { listing: string; marks: LineMarks }[] = [
	{ listing: 'first-connection/3-close', marks: echo },
	{ listing: 'pub-sub/3-topics', marks: pubsub },
	{ listing: 'chat-app/6-come-back', marks: chat },
];

const FILES = { client: 'web/src/App.svelte', server: 'server/src/index.ts' } as const;

const lines = LISTINGS.flatMap(({ listing, marks }) =>
	Object.entries(marks).map(([name, { side, words }]) => ({ listing, name, side, words })),
);

test.each(lines)('$listing has the line of $name', async ({ listing, side, words }) => {
	const file = `${import.meta.dir}/../listings/${listing}/${FILES[side]}`;
	const found = (await Bun.file(file).text()).split('\n').filter((line) => line.includes(words));
	expect(found).toHaveLength(1);
});
