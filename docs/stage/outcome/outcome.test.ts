import { expect, test } from 'bun:test';

import { hearOutcomes } from './hear';
import { tellOutcome } from './tell';

test('who predicted a run hears what it came to, until they stop listening', () => {
	const heard: string[] = [];
	const stop = hearOutcomes('echo.close.none', (came) => heard.push(came));
	tellOutcome('echo.close.none', 1005);
	tellOutcome('echo.cut', 1006);
	stop();
	tellOutcome('echo.close.none', 1000);
	expect(heard).toEqual(['1005']);
});

test('an event of the same name that tells nothing is passed over', () => {
	const heard: string[] = [];
	const stop = hearOutcomes('echo.cut', (came) => heard.push(came));
	for (const detail of [undefined, null, 'echo.cut', { run: 'echo.cut' }]) {
		dispatchEvent(new CustomEvent('outcome', { detail }));
	}
	stop();
	expect(heard).toEqual([]);
});
