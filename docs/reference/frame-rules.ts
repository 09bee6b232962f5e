import { Receiver, type ViolationRule, VIOLATIONS } from '#rfc6455';

import { FRAME_CASES } from '#demo-server/testing/rfc6455/cases';
import { differenceOf } from '#demo-server/testing/rfc6455/peers/differences';
import { type PeerName, PEERS } from '#demo-server/testing/rfc6455/peers/peer';
import {
	LONGEST_MESSAGE,
	octetsOf,
	type RuleCase,
	violation,
} from '#demo-server/testing/rfc6455/rule-case';

/** Bytes of an example that are shown; the one that breaks the rule is among them. */
export const SHOWN = 24;

/** One rule, as the tests of the codec know it. */
export interface FrameRule {
	readonly rule: ViolationRule;
	readonly rfc: number;
	readonly section: string;
	readonly closeCode: number;
	/** How many cases break it. */
	readonly cases: number;
	/** The shortest of them, and the byte that shows it; behind the last one where bytes are missing. */
	readonly example: { readonly octets: Uint8Array; readonly at: number };
	/** What others answer, as servers, where it is something else. */
	readonly others: readonly OtherAnswer[];
}

export interface OtherAnswer {
	readonly peer: PeerName;
	/** The code with which it closes; none where it takes the frame as if it were good. */
	readonly closeCode: number | undefined;
}

/** Every rule that bytes after the handshake can break, in the order of the codec's own table. */
export function frameRules(): FrameRule[] {
	return (Object.keys(VIOLATIONS) as ViolationRule[]).map((rule) => {
		const cases = FRAME_CASES.filter(({ heard }) => heard.at(-1) === violation(rule));
		return {
			rule,
			...VIOLATIONS[rule],
			cases: cases.length,
			example: exampleOf(rule, cases),
			others: PEERS.flatMap((peer) => otherAnswer(peer, cases) ?? []),
		};
	});
}

/** A client sends it, unless only a server can break the rule. */
const senderOf = ({ sender = 'client' }: RuleCase) => sender;

function exampleOf(rule: ViolationRule, cases: readonly RuleCase[]): FrameRule['example'] {
	const [shortest] = cases
		.map((one) => ({ one, octets: octetsOf(one, senderOf(one)) }))
		.toSorted((a, b) => a.octets.length - b.octets.length);
	if (!shortest) throw new Error(`No case of the codec's tests breaks ${rule}.`);
	const { one, octets } = shortest;
	const receiver = new Receiver({
		sender: senderOf(one),
		compression: one.compression,
		longestMessage: LONGEST_MESSAGE,
	});
	const broken = receiver.push(octets).at(-1);
	if (broken?.type !== 'violation') throw new Error(`${one.name} does not break ${rule}.`);
	return { octets, at: broken.at };
}

/** What a peer answers to the first of the cases that it is known to answer otherwise. */
function otherAnswer(peer: PeerName, cases: readonly RuleCase[]): OtherAnswer | undefined {
	for (const one of cases) {
		const [answer] = differenceOf(peer, 'client', one)?.answers(one).slice(0, 1) ?? [];
		if (answer === undefined) continue;
		const [, code] = /^close (\d+)/.exec(answer) ?? [];
		return { peer, closeCode: code === undefined ? undefined : Number(code) };
	}
	return undefined;
}
