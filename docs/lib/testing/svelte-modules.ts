import { plugin } from 'bun';
import { compileModule } from 'svelte/compiler';

/** Lets `bun test` import `.svelte.ts` modules: their types are taken off, their runes compiled. */
plugin({
	name: 'svelte-modules',
	setup(build) {
		const transpiler = new Bun.Transpiler({ loader: 'ts', target: 'browser' });
		build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
			const script = transpiler.transformSync(await Bun.file(path).text());
			const { js } = compileModule(script, { filename: path, generate: 'client' });
			return { contents: js.code, loader: 'js' };
		});
	},
});
