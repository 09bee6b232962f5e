import type { PeerName } from './peer';

/**
 * What a peer answers to a request where it is not the status of the codec, and why. Bun answers
 * itself to what is no HTTP and to another version of WebSocket; all else it hands to the program,
 * and that of the peer answers 426 where Bun will not upgrade. `gone` is a connection that ends.
 */
interface Answer {
	readonly cases: readonly string[];
	readonly answers: Partial<Record<PeerName, number | 'gone'>>;
	readonly reason: string;
}

export const REQUEST_ANSWERS: readonly Answer[] = [
	{
		cases: ['by POST', 'by HEAD', 'by POST, over HTTP/1.0, without a key'],
		answers: { bun: 426 },
		reason: 'It is not upgraded, and the status is that of the program.',
	},
	{
		cases: ['by get, in small letters'],
		answers: { bun: 'gone', ws: 400 },
		reason: 'Neither takes it for HTTP: methods heed case, and this one nobody has registered.',
	},
	{
		cases: ['over HTTP/1.0'],
		answers: { bun: 101, ws: 101 },
		reason: 'Neither asks for the version of HTTP.',
	},
	{
		cases: ['without a version of HTTP'],
		answers: { bun: 505, ws: 101 },
		reason: 'Node takes the line for one of HTTP/0.9; Bun says that it does not speak it.',
	},
	{
		cases: ['with two spaces in its line'],
		answers: { ws: 101 },
		reason: 'Node skips the spaces, as RFC 9112, section 3, allows it to.',
	},
	{
		cases: ['with a fragment'],
		answers: { bun: 101, ws: 101 },
		reason: 'Both leave the target to the program.',
	},
	{
		cases: ['to a ws: address'],
		answers: { ws: 101 },
		reason: 'Node leaves the target to the program.',
	},
	{
		cases: ['without Host'],
		answers: { ws: 101 },
		reason: 'Node asks for Host before an ordinary request, and not before an upgrade.',
	},
	{
		cases: ['with two Hosts'],
		answers: { bun: 101, ws: 101 },
		reason: 'Neither counts them, which RFC 9112, section 3.2, asks of a server.',
	},
	{
		cases: ['with another Upgrade', 'with half of the word websocket'],
		answers: { ws: 400 },
		reason: 'It answers all that is wrong with 400, which section 4.2.1 names as an example.',
	},
	{
		cases: ['without Connection', 'with Connection: keep-alive', 'with Connection: close'],
		answers: { bun: 101, ws: 426 },
		reason:
			'Bun does not ask for Connection. Node takes the request for an ordinary one, to which ' +
			'ws answers that an upgrade is required.',
	},
	{
		cases: [
			'without a key',
			'with an empty key',
			'with a key of 15 bytes',
			'with a key of 17 bytes',
			'with a key without padding',
			'with a key that is no base64',
			'with a key that has half of its padding',
			'with two keys',
		],
		answers: { bun: 426 },
		reason: 'It is not upgraded, and the status is that of the program.',
	},
	{
		cases: ['without a version', 'with two versions'],
		answers: { bun: 426 },
		reason: 'What is not 13 is another version: 426, with the one that it speaks.',
	},
	{
		cases: ['with version 8', 'with version 013', 'with version 13.0'],
		answers: { ws: 101 },
		reason: 'It takes 8 as well, the last draft, and reads the header as a number.',
	},
	{
		cases: [
			'with version 0',
			'with version 12',
			'with version 14',
			'with version 255',
			'with version thirteen',
			'with version 13, 8',
		],
		answers: { ws: 400 },
		reason: 'It answers 400, with the versions that it speaks; section 4.2.2 asks for such as 426.',
	},
	{
		cases: [
			'with a subprotocol twice',
			'with a subprotocol of two words',
			'with an empty subprotocol',
		],
		answers: { bun: 101 },
		reason: 'Bun leaves subprotocols to the program.',
	},
	{
		cases: [
			'with an extension that has no name',
			'with a parameter that has no name',
			'with a quoted value that is no token',
		],
		answers: { bun: 101, ws: 101 },
		reason: 'An end that takes no extension does not read what is offered.',
	},
];

/** Responses that a peer takes though something is wrong, and why. */
export const RESPONSES_TAKEN: readonly {
	readonly peer: PeerName;
	readonly name: string;
	readonly reason: string;
}[] = [
	{
		peer: 'bun',
		name: 'with two accepts',
		reason: 'Both are right; it does not count them.',
	},
];
