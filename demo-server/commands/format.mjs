/** `npm run format`: writes every file as the formatter wants it, and mends what lint can. */
import { bun, runCommand } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './process.mjs';

await runCommand(async () => {
	await ensureInstalled();
	const lint = await run(bun, ['--bun', 'eslint', '--fix', '.'], { show: true });
	const format = await run(bun, ['--bun', 'prettier', '--write', '--log-level', 'warn', '.'], {
		show: true,
	});
	return lint.code || format.code;
});
