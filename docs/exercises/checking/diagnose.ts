/** What an address answers to a handshake. */
export type Knock =
	/** Nobody listens there. */
	| { readonly type: 'nobody' }
	/** An HTTP response: 101 when it would open a socket. */
	| { readonly type: 'status'; readonly status: number }
	/** Somebody listens and says something, but the page may not read what. */
	| { readonly type: 'somebody' }
	/** Somebody listens and answers nothing. */
	| { readonly type: 'silence' };

/** Why a program could not be dialled, as far as it can be found out. */
export type Diagnosis =
	| { readonly type: 'not-running' }
	/** It ran when the checks began; now nobody listens. */
	| { readonly type: 'ended' }
	| { readonly type: 'wrong-path' }
	| { readonly type: 'forbidden'; readonly status: number }
	/** It answers like a page, not like a socket. */
	| { readonly type: 'no-upgrade'; readonly status: number }
	| { readonly type: 'broke'; readonly status: number }
	/** It opens sockets now, but did not a moment ago. */
	| { readonly type: 'unsteady' }
	| { readonly type: 'no-answer' }
	| { readonly type: 'no-socket' }
	/** The reader's client has ended. */
	| { readonly type: 'client-ended' }
	/** The reader's client exports no function `start`. */
	| { readonly type: 'no-start' };

/**
 * Says what stands between the checks and the program.
 * @param wasUp - whether a check had a connection before
 */
export function diagnose(knock: Knock, wasUp: boolean): Diagnosis {
	switch (knock.type) {
		case 'nobody':
			return { type: wasUp ? 'ended' : 'not-running' };
		case 'somebody':
			return { type: 'no-socket' };
		case 'silence':
			return { type: 'no-answer' };
		case 'status':
			return fromStatus(knock.status);
		default:
			return knock satisfies never;
	}
}

function fromStatus(status: number): Diagnosis {
	if (status === 101) return { type: 'unsteady' };
	if (status === 404) return { type: 'wrong-path' };
	if (status === 401 || status === 403) return { type: 'forbidden', status };
	return { type: status >= 500 ? 'broke' : 'no-upgrade', status };
}
