/**
 * `npm start`: installs and builds where needed, then serves the workbook. Flags go to the server.
 */
import { ensureBuilt } from './build.mjs';
import { bun, runCommand } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { addressOf, ensurePortIsFree } from './port.mjs';
import { run } from './process.mjs';

const flags = process.argv.slice(2);
const asksForHelp = flags.includes('--help') || flags.includes('-h');

await runCommand(async () => {
	if (!asksForHelp) await ensurePortIsFree(addressOf(flags));
	await ensureInstalled();
	if (!asksForHelp) await ensureBuilt();
	return (await run(bun, ['demo-server/main.ts', ...flags], { show: true })).code;
});
