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
	/** It has let others in, and answers this handshake like a page; a page may not read with what. */
	| { readonly type: 'refused'; readonly status?: number; readonly code?: number }
	/** It opens sockets now, but did not a moment ago. */
	| { readonly type: 'unsteady' }
	| { readonly type: 'no-answer' }
	| { readonly type: 'no-socket' }
	/** The reader's client has ended. */
	| { readonly type: 'client-ended' }
	/** The reader's client exports no function `start`. */
	| { readonly type: 'no-start' }
	/** An error ended it before it listened. */
	| { readonly type: 'threw' }
	/** The workbook has stopped it. */
	| { readonly type: 'stopped' };

/** What became of a program, where that has been seen: an error ended it, or the workbook did. */
export type Fate = 'threw' | 'stopped';

/** What is known when a connection does not come about. */
interface Known {
	/** Whether a check had a connection before. */
	readonly wasUp: boolean;
	/** The code that the check wants this connection closed with. */
	readonly code?: number | undefined;
}

/** Says what stands between the checks and the program. */
export function diagnose(knock: Knock, { wasUp, code }: Known): Diagnosis {
	const refused = { type: 'refused', ...(code !== undefined && { code }) } as const;
	switch (knock.type) {
		case 'nobody':
			return { type: wasUp ? 'ended' : 'not-running' };
		case 'somebody':
			return wasUp ? refused : { type: 'no-socket' };
		case 'silence':
			return { type: 'no-answer' };
		case 'status':
			return wasUp && knock.status !== 101
				? { ...refused, status: knock.status }
				: fromStatus(knock.status);
		default:
			return knock satisfies never;
	}
}

/** Whether other connections come about, so that the checks that are left have something to say. */
export const isOneOfMany = ({ type }: Diagnosis): boolean =>
	type === 'refused' || type === 'unsteady';

/** Says why nobody is there, where that has been seen. */
export function inView(diagnosis: Diagnosis, fate: Fate | undefined): Diagnosis {
	const { type } = diagnosis;
	const isOver = type === 'not-running' || type === 'ended' || type === 'client-ended';
	if (fate === 'stopped' && isOver) return { type: 'stopped' };
	return fate === 'threw' && type === 'not-running' ? { type: 'threw' } : diagnosis;
}

function fromStatus(status: number): Diagnosis {
	if (status === 101) return { type: 'unsteady' };
	if (status === 404) return { type: 'wrong-path' };
	if (status === 401 || status === 403) return { type: 'forbidden', status };
	return { type: status >= 500 ? 'broke' : 'no-upgrade', status };
}
