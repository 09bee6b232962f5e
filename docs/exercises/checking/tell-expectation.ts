import type { ClientName, Moment, Payload } from './conversation';
import type { Expectation } from './failure';
import { tellDifference, tellPayload, tellWanted } from './tell-payload';
import { differenceOf, exactly, matches, type Wanted } from './wanted';
import type { CheckingWords } from './words';

export function tellExpectation(expected: Expectation, words: CheckingWords): string {
	const { client } = expected;
	const anyOf = (unwanted: readonly Wanted[]) =>
		[...new Set(unwanted.map((wanted) => tellWanted(wanted, words)))].join(words.or);
	switch (expected.type) {
		case 'message':
			return words.hears(client, tellWanted(expected.wanted, words));
		case 'silence':
			return words.hearsWithout(
				client,
				tellWanted(expected.marker, words),
				anyOf(expected.unwanted),
			);
		case 'close':
			return words.isClosed(client, expected.code);
		case 'arrives':
			return words.arrives(client, tellWanted(expected.wanted, words), anyOf(expected.unwanted));
		case 'shows':
			return words.shows(
				client,
				tellPayload(expected.text, words),
				anyOf(expected.unwanted.map(exactly)),
			);
		case 'tells-lost':
			return words.tellsLost(client, expected.count);
		case 'dials':
			return words.dials(client);
		case 'stays':
			return words.stays(client);
		case 'waits':
			return words.waits[expected.what];
		default:
			return expected satisfies never;
	}
}

/** What came instead: the message that should not have, an end, the last message, or nothing. */
export function tellOutcome(
	expected: Expectation,
	conversation: readonly Moment[],
	words: CheckingWords,
): string {
	const { client } = expected;
	switch (expected.type) {
		case 'message':
		case 'silence':
		case 'close':
			return tellHeard(expected, conversation, words);
		case 'arrives': {
			const sent = conversation.flatMap((moment) =>
				moment.type === 'sends' && moment.client === client ? [moment.data] : [],
			);
			const last = sent.at(-1);
			return last === undefined
				? words.sentNothing(client)
				: words.sentLast(client, tellPayload(last, words));
		}
		case 'shows': {
			const shown = conversation.flatMap((moment) =>
				moment.type === 'shows' && moment.client === client ? [moment.text] : [],
			);
			const last = shown.at(-1);
			if (last === undefined) return words.shownNothing(client);
			const isStray = shown.some((text) => expected.unwanted.includes(text));
			return !isStray && shown.includes(expected.text)
				? words.shownBefore(client)
				: words.shownLast(client, tellPayload(last, words));
		}
		case 'tells-lost':
			return words.toldNothingLost(client);
		case 'dials':
			return words.dialsNot(client);
		case 'stays':
			return words.dialledAgain(client);
		case 'waits':
			return words.waited(expected.waits.map(words.seconds).join(words.comma));
		default:
			return expected satisfies never;
	}
}

function tellHeard(
	expected: Extract<Expectation, { type: 'message' | 'silence' | 'close' }>,
	conversation: readonly Moment[],
	words: CheckingWords,
): string {
	const { client } = expected;
	const end = conversation.find((moment) => moment.type === 'closed' && moment.client === client);
	const heard = heardBy(client, conversation);
	if (expected.type === 'silence') {
		const stray = heard.findLast((data) =>
			expected.unwanted.some((wanted) => matches(data, wanted)),
		);
		if (stray !== undefined) return words.heardUnwanted(client, tellPayload(stray, words));
	}
	const wanted = wantedOf(expected);
	if (wanted && heard.some((data) => isTextOf(data, wanted))) return words.heardAsBytes(client);
	if (end?.type === 'closed') return words.wasClosed(client, end.code, end.reason);
	if (!wanted) return words.staysOpen(client);
	const last = heard.at(-1);
	if (last === undefined) return words.heardNothing(client);
	if (heard.some((data) => matches(data, wanted))) return words.heardBefore(client);
	for (const data of heard.toReversed()) {
		const difference = differenceOf(data, wanted);
		if (!difference) continue;
		return words.heardNearly(client, tellPayload(data, words), tellDifference(difference, words));
	}
	return words.heardLast(client, tellPayload(last, words));
}

/** The message that should have come, if one should. */
function wantedOf(expected: Parameters<typeof tellHeard>[0]): Wanted | undefined {
	if (expected.type === 'close') return undefined;
	return expected.type === 'silence' ? expected.marker : expected.wanted;
}

/** Whether these are bytes, and hold the text that should have come. */
const isTextOf = (data: Payload, wanted: Wanted): boolean =>
	typeof data !== 'string' && matches(new TextDecoder().decode(data), wanted);

const heardBy = (client: ClientName, conversation: readonly Moment[]): Payload[] =>
	conversation.flatMap((moment) =>
		moment.type === 'hears' && moment.client === client ? [moment.data] : [],
	);
