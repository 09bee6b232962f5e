import type { ClientName, Moment } from './conversation';
import type { Diagnosis } from './diagnose';
import type { Wanted } from './wanted';

/** What a check waited for, in no language. */
export type Expectation =
	/** This client hears this message. */
	| { readonly type: 'message'; readonly client: ClientName; readonly wanted: Wanted }
	/** This client hears the marker, and none of the unwanted before it. */
	| {
			readonly type: 'silence';
			readonly client: ClientName;
			readonly unwanted: readonly Wanted[];
			readonly marker: Wanted;
	  }
	/** This client's connection is closed by the program; with this code, where one is named. */
	| { readonly type: 'close'; readonly client: ClientName; readonly code?: number }
	| ServedExpectation;

/** What a check waited for that serves the reader's clients. */
type ServedExpectation =
	/** The client sends this, and none of the unwanted before it. */
	| {
			readonly type: 'arrives';
			readonly client: ClientName;
			readonly wanted: Wanted;
			readonly unwanted: readonly Wanted[];
	  }
	/** The client shows this text, and none of the unwanted before it. */
	| {
			readonly type: 'shows';
			readonly client: ClientName;
			readonly text: string;
			readonly unwanted: readonly string[];
	  }
	| { readonly type: 'tells-lost'; readonly client: ClientName; readonly count: number }
	| { readonly type: 'dials'; readonly client: ClientName }
	/** Its connection stands, and it dials no other. */
	| { readonly type: 'stays'; readonly client: ClientName }
	/** It stays away so long, or so long in relation, in milliseconds. */
	| {
			readonly type: 'waits';
			readonly client: ClientName;
			readonly what: 'first' | 'growing' | 'at-most' | 'anew' | 'apart';
			readonly waits: readonly number[];
	  };

/** A check's verdict against the program: what it expected, and what stood in the way. */
export class CheckFailed extends Error {
	readonly expected: Expectation;

	constructor(expected: Expectation) {
		super(`Expected: ${expected.type}`);
		this.name = 'CheckFailed';
		this.expected = expected;
	}
}

/** A client could not connect. Why, `diagnose` finds out. */
export class DialFailed extends Error {
	/** With the query, which may be what it was refused for. */
	readonly url: string;

	constructor(url: string) {
		super(`No connection to ${url}`);
		this.name = 'DialFailed';
		this.url = url;
	}
}

/** The reader's client has ended, so that nothing more can be asked of it. */
export class ProgramGone extends Error {
	constructor() {
		super('The program has ended.');
		this.name = 'ProgramGone';
	}
}

/** The check needs what cannot be done from here; the reason is one that the words have. */
export class CannotCheck extends Error {
	readonly reason: 'cut';

	constructor(reason: 'cut') {
		super(`This cannot be checked from here: ${reason}`);
		this.name = 'CannotCheck';
		this.reason = reason;
	}
}

/** All that is known about a check that failed. */
export interface Failure {
	/** What was expected, unless the check could not even connect. */
	readonly expected?: Expectation;
	/** What is wrong with the program as a whole: it does not run, it ended. */
	readonly diagnosis?: Diagnosis;
	readonly conversation: readonly Moment[];
}
