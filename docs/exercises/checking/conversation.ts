/** What a message carries: text, or bytes. */
export type Payload = string | Uint8Array<ArrayBuffer>;

/** A client of a check, or of the program that is checked, by the letter that the reader sees. */
export type ClientName = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** What happened between clients and a server, one of which is the check's and one the reader's. */
export type Moment =
	| { type: 'connects'; client: ClientName; url: string }
	| { type: 'opens'; client: ClientName }
	| { type: 'sends'; client: ClientName; data: Payload }
	| { type: 'hears'; client: ClientName; data: Payload }
	/** The check says goodbye. */
	| { type: 'leaves'; client: ClientName }
	/** The check cuts the wire, without a goodbye. */
	| { type: 'cuts'; client: ClientName }
	/** The connection is over; 1006 when nobody said goodbye (RFC 6455, section 7.1.5). */
	| { type: 'closed'; client: ClientName; code: number; reason: string }
	| ServedMoment;

/** What happens only where the clients are the reader's, and the server the check's. */
type ServedMoment =
	/** The program is asked for one more client. */
	| { type: 'starts'; client: ClientName }
	/** It dials, so many milliseconds after its last connection ended; refused with 503 if not let in. */
	| { type: 'dials'; client: ClientName; wait: number; isAdmitted: boolean }
	| { type: 'is-cut'; client: ClientName }
	/** The server says goodbye. */
	| { type: 'is-closed'; client: ClientName; code: number }
	/** Its user does, and it answers with an error at times. */
	| { type: 'types'; client: ClientName; text: string }
	| { type: 'throws'; client: ClientName; message: string }
	/** What its user sees. */
	| { type: 'shows'; client: ClientName; text: string }
	| { type: 'tells-lost'; client: ClientName; count: number };

/** Whether two payloads are the same, kind and content. */
export function samePayload(one: Payload, other: Payload): boolean {
	if (typeof one === 'string' || typeof other === 'string') return one === other;
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
