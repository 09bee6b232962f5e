import { plugin } from 'bun';
import { compileModule } from 'svelte/compiler';

const typescript = new Bun.Transpiler({ loader: 'ts', target: 'browser' });

// Lets Bun's tests import the classes of `.svelte.ts` files: their runes are for a compiler.
plugin({
	name: 'svelte-in-bun',
	setup(build) {
		build.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path }) => {
			const source = typescript.transformSync(await Bun.file(path).text());
			const { js } = compileModule(source, { filename: path, generate: 'client' });
			return { contents: js.code, loader: 'js' };
		});
	},
});
