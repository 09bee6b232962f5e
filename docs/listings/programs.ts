import { withoutMarkers } from './quote';

const sources = import.meta.glob<string>(
	'./*/*/{server,web}/src/**/*.{ts,svelte}',
	{ query: '?raw', import: 'default', eager: true },
);

/** Every program that runs in a page, by its step (`pub-sub/2-others`): its files by their paths. */
export const programs = runnable(sources);

function runnable(
	files: Readonly<Record<string, string>>,
): Readonly<Record<string, Record<string, string>>> {
	const steps: Record<string, Record<string, string>> = {};
	for (const [path, source] of Object.entries(files)) {
		const [, lesson = '', step = '', ...rest] = path.split('/');
		const program = (steps[`${lesson}/${step}`] ??= {});
		program[rest.join('/')] = withoutMarkers(source);
	}
	// A program without a page is one for the terminal: it needs more of Bun than a page has.
	const entries = Object.entries(steps).filter(
		([, program]) => 'web/src/App.svelte' in program,
	);
	return Object.fromEntries(entries);
}
