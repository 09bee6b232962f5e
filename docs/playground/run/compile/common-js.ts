import { transform } from 'sucrase';

import { hoistImports } from './hoist';
import { parse } from './parse';
import { Mistake, saidBy } from './source-error';

/** Neither moves a line: what the engine says of the result holds for the source. */
const KEEP = { disableESTransforms: true, production: true } as const;

/** Takes the types out. */
export const withoutTypes = (source: string): string =>
	quiet(() => transform(source, { ...KEEP, transforms: ['typescript'], keepUnusedImports: true }));

/** Turns `import` and `export` into `require` and `exports`, and takes the types out. */
export const commonJsOf = (source: string): string =>
	quiet(() => transform(source, { ...KEEP, transforms: ['typescript', 'imports'] }));

/** The same for what Svelte's compiler makes, which imports some of it late. */
export function commonJsOfOutput(code: string): string {
	const { front, rest } = hoistImports(code, parse(code));
	return commonJsOf(front + rest);
}

function quiet(transformed: () => { code: string }): string {
	try {
		return transformed().code;
	} catch (error) {
		throw new Mistake(saidBy(error));
	}
}
