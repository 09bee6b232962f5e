import type { CannotCheck, Failure } from './failure';

/** What became of one check. */
export type Verdict<Name extends string = string> = { readonly check: Name } & (
	| { readonly type: 'passed' }
	| ({ readonly type: 'failed' } & Failure)
	/** It could not be checked from here. */
	| { readonly type: 'skipped'; readonly reason: CannotCheck['reason'] }
	/** It would say nothing: the check that it needs failed, or the program is gone. */
	| { readonly type: 'left-out'; readonly because: 'needs' | 'gone' }
);

/** The verdicts of one go, each as soon as it is decided. */
export type Verdicts<Name extends string = string> = AsyncGenerator<Verdict<Name>, void, undefined>;
