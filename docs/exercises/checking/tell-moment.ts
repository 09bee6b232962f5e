import type { Moment } from './conversation';
import { tellPayload } from './tell-payload';
import type { CheckingWords } from './words';

/** One line of what passed. */
export function tellMoment(moment: Moment, words: CheckingWords): string {
	const { client } = moment;
	const { moments } = words;
	switch (moment.type) {
		case 'connects':
			return `${client}  ${moments.connects}  ${moment.url}`;
		case 'opens':
			return `${client}  ${moments.opens}`;
		case 'sends':
			return `${client} → ${moments.program}  ${tellPayload(moment.data, words)}`;
		case 'hears':
			return `${moments.program} → ${client}  ${tellPayload(moment.data, words)}`;
		case 'leaves':
			return `${client}  ${moments.leaves}`;
		case 'cuts':
			return `${client}  ${moments.cuts}`;
		case 'closed':
			return `${client}  ${moments.closed(moment.code, moment.reason)}`;
		case 'starts':
			return `${client}  ${moments.starts}`;
		case 'dials':
			return `${client}  ${moments.dials(words.seconds(moment.wait), moment.isAdmitted)}`;
		case 'is-cut':
			return `${client}  ${moments.isCut}`;
		case 'is-closed':
			return `${client}  ${moments.isClosed(moment.code)}`;
		case 'types':
			return `${client}  ${moments.types(tellPayload(moment.text, words))}`;
		case 'throws':
			return `${client}  ${moments.throws(moment.message)}`;
		case 'shows':
			return `${client}  ${moments.shows(tellPayload(moment.text, words))}`;
		case 'tells-lost':
			return `${client}  ${moments.tellsLost(moment.count)}`;
		default:
			return moment satisfies never;
	}
}
