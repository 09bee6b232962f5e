import type { FieldName } from '#rfc6455';

/** The names in the figure of RFC 6455, section 5.2: they are the same in every language. */
export const FIELD_NAMES: Readonly<Record<FieldName, string>> = {
	fin: 'FIN',
	rsv1: 'RSV1',
	rsv2: 'RSV2',
	rsv3: 'RSV3',
	opcode: 'opcode',
	mask: 'MASK',
	'payload-length': 'Payload len',
	'extended-payload-length': 'Extended payload length',
	'masking-key': 'Masking-key',
	payload: 'Payload Data',
	'close-code': 'Status code',
	'close-reason': 'Reason',
};

/** Where the standard speaks of a field. */
export const FIELD_SECTIONS: Readonly<Record<FieldName, string>> = {
	fin: '5.2',
	rsv1: '5.2',
	rsv2: '5.2',
	rsv3: '5.2',
	opcode: '5.2',
	mask: '5.1',
	'payload-length': '5.2',
	'extended-payload-length': '5.2',
	'masking-key': '5.3',
	payload: '5.2',
	'close-code': '5.5.1',
	'close-reason': '5.5.1',
};

/** What belongs together in colour and pattern. */
export type FieldKind = 'flag' | 'opcode' | 'mask' | 'length' | 'payload' | 'close' | 'beyond';

export const FIELD_KINDS: Readonly<Record<FieldName, FieldKind>> = {
	fin: 'flag',
	rsv1: 'flag',
	rsv2: 'flag',
	rsv3: 'flag',
	opcode: 'opcode',
	mask: 'mask',
	'payload-length': 'length',
	'extended-payload-length': 'length',
	'masking-key': 'mask',
	payload: 'payload',
	'close-code': 'close',
	'close-reason': 'payload',
};
