import { closeCases } from './close-cases';
import { controlCases } from './control-cases';
import { fragmentationCases } from './fragmentation-cases';
import { framingCases } from './framing-cases';
import type { RuleCase } from './rule-case';
import { utf8Cases } from './utf8-cases';

/** The rules of RFC 6455 that frames can keep and break, by example. */
export const FRAME_CASES: readonly RuleCase[] = [
	...framingCases,
	...controlCases,
	...fragmentationCases,
	...utf8Cases,
	...closeCases,
];
