import type { Language } from '#docs/languages';
import type { Diagnosis } from './diagnose';
import type { CannotCheck, Expectation } from './failure';
import type { Subject } from './tell';

/** What the verdicts are told with, whatever the exercise. */
export interface CheckingWords {
	readonly passed: string;
	readonly failed: string;
	readonly skipped: string;
	readonly leftOut: string;
	readonly expected: string;
	readonly got: string;
	readonly conversation: string;
	readonly look: string;
	readonly rule: string;
	readonly theTask: string;
	readonly bytes: (count: number, hex: string) => string;
	readonly emptyText: string;
	readonly hears: (client: string, what: string) => string;
	readonly hearsWithout: (client: string, marker: string, unwanted: string) => string;
	readonly or: string;
	readonly objectWith: (fields: string) => string;
	readonly textWith: (words: string) => string;
	readonly isClosed: (client: string, code: number | undefined) => string;
	readonly heardUnwanted: (client: string, what: string) => string;
	readonly heardNothing: (client: string) => string;
	readonly heardLast: (client: string, what: string) => string;
	readonly heardBefore: (client: string) => string;
	/** What came is nearly what was expected; the difference is told by one of the next. */
	readonly heardNearly: (client: string, what: string, difference: string) => string;
	readonly otherCount: (field: string, wanted: number, heard: number) => string;
	readonly otherItem: (field: string, place: number, wanted: string, heard: string) => string;
	readonly otherEnd: (field: string, wanted: string, heard: string) => string;
	readonly heardAsBytes: (client: string) => string;
	readonly wasClosed: (client: string, code: number, reason: string) => string;
	readonly staysOpen: (client: string) => string;
	readonly comma: string;
	readonly seconds: (milliseconds: number) => string;
	readonly arrives: (client: string, what: string, unwanted: string) => string;
	readonly sentNothing: (client: string) => string;
	readonly sentLast: (client: string, what: string) => string;
	readonly shows: (client: string, what: string, unwanted: string) => string;
	readonly shownNothing: (client: string) => string;
	readonly shownLast: (client: string, what: string) => string;
	readonly shownBefore: (client: string) => string;
	readonly tellsLost: (client: string, count: number) => string;
	readonly toldNothingLost: (client: string) => string;
	readonly dials: (client: string) => string;
	readonly dialsNot: (client: string) => string;
	readonly stays: (client: string) => string;
	readonly dialledAgain: (client: string) => string;
	readonly waits: Readonly<Record<(Expectation & { type: 'waits' })['what'], string>>;
	readonly waited: (waits: string) => string;
	readonly moments: {
		readonly connects: string;
		readonly opens: string;
		readonly leaves: string;
		readonly cuts: string;
		readonly closed: (code: number, reason: string) => string;
		readonly program: string;
		readonly starts: string;
		readonly dials: (wait: string, isAdmitted: boolean) => string;
		readonly isCut: string;
		readonly isClosed: (code: number) => string;
		readonly types: (text: string) => string;
		readonly throws: (message: string) => string;
		readonly shows: (text: string) => string;
		readonly tellsLost: (count: number) => string;
	};
	readonly because: { readonly needs: string; readonly gone: string };
	readonly cannot: Readonly<Record<CannotCheck['reason'], string>>;
	/** What is wrong, and what to do about it. */
	readonly diagnosis: Readonly<
		Record<
			Diagnosis['type'],
			(about: Subject & { readonly status?: number; readonly code?: number }) => string
		>
	>;
}

/** Where the error is to be read. */
const found: Readonly<Record<Language, Readonly<Record<Subject['prints'], string>>>> = {
	ja: {
		page: 'エラーと行番号は、エディターの下に出ています。エディターが閉じていれば、「ここで書く」で開きます。',
		terminal: 'エラーと行番号は、プログラムを起動したターミナルに出ています。',
		below: 'エラーと行番号は、この下の「プログラムの出力」に出ています。',
	},
	en: {
		page: 'The error, with its line, stands below the editor; if that is closed, “Write it here” opens it.',
		terminal: 'The error, with its line, is in the terminal in which you started it.',
		below: 'The error, with its line, stands below, under “What your program printed”.',
	},
};

/** What to do with a connection that was refused. */
const accept: Readonly<Record<Language, (code: number | undefined) => string>> = {
	ja: (code) =>
		code === undefined
			? 'この接続も受けいれてください。'
			: `接続を受けいれてから、コード ${code} で閉じてください。閉じるコードを送れるのは、つながったあとだけです。`,
	en: (code) =>
		code === undefined
			? 'Accept this one too.'
			: `Accept the connection, then close it with ${code}: only over an open one can a close code be sent.`,
};

const inSeconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(2);

const quoted = (reason: string) => (reason === '' ? '' : ` "${reason}"`);

export const checkingWords: Readonly<Record<Language, CheckingWords>> = {
	ja: {
		passed: '合格',
		failed: '不合格',
		skipped: '省略',
		leftOut: '未確認',
		expected: '期待',
		got: '実際',
		conversation: 'やりとり',
		look: '見るところ',
		rule: '根拠',
		theTask: 'この課題のページ',
		bytes: (count, hex) => `${count} バイト（${hex}）`,
		emptyText: '空の文字 ""',
		hears: (client, what) => `${client} に ${what} が届く`,
		hearsWithout: (client, marker, unwanted) =>
			`${client} に ${marker} が届き、その前に ${unwanted} は届かない`,
		or: ' や ',
		objectWith: (fields) => `${fields} を含む JSON`,
		textWith: (words) => `${words} を含む文字`,
		isClosed: (client, code) =>
			`サーバーが ${client} の接続を${code === undefined ? '' : `コード ${code} で`}閉じる`,
		heardUnwanted: (client, what) => `${client} に ${what} が届いた`,
		heardNothing: (client) => `${client} には何も届かなかった`,
		heardLast: (client, what) => `それは届かなかった。${client} に最後に届いたのは ${what}`,
		heardBefore: (client) => `それは ${client} に前に届いたが、もう一度は届かなかった`,
		heardNearly: (client, what, difference) => `${client} に届いたのは ${what}。${difference}`,
		otherCount: (field, wanted, heard) => `\`${field}\` が ${wanted} 個ではなく ${heard} 個ある`,
		otherItem: (field, place, wanted, heard) =>
			`\`${field}\` の ${place} 番めが ${wanted} ではなく ${heard}`,
		otherEnd: (field, wanted, heard) => `\`${field}\` の終わりが ${wanted} ではなく ${heard}`,
		heardAsBytes: (client) =>
			`${client} には、同じ内容が文字ではなくバイト列として届いた。\`String(data)\` で文字にしてから送ってください`,
		wasClosed: (client, code, reason) =>
			`${client} の接続がコード ${code}${quoted(reason)} で切れた`,
		staysOpen: (client) => `${client} の接続は開いたまま`,
		comma: '、',
		seconds: (milliseconds) => `${inSeconds(milliseconds)} 秒`,
		arrives: (client, what, unwanted) =>
			`サーバーに、${client} から ${what} が届く${unwanted === '' ? '' : `。その前に ${unwanted} は届かない`}`,
		sentNothing: (client) => `${client} からは何も届かなかった`,
		sentLast: (client, what) => `そうならなかった。${client} から最後に届いたのは ${what}`,
		shows: (client, what, unwanted) =>
			`${client} が ${what} を見せる${unwanted === '' ? '' : `。その前に ${unwanted} は見せない`}`,
		shownNothing: (client) => `${client} は何も見せなかった`,
		shownLast: (client, what) => `そうならなかった。${client} が最後に見せたのは ${what}`,
		shownBefore: (client) => `${client} はそれを前に見せたが、もう一度は見せなかった`,
		tellsLost: (client, count) => `${client} が、${count} 件が失われたことを \`lost\` で知らせる`,
		toldNothingLost: (client) => `${client} は知らせなかった`,
		dials: (client) => `${client} が、もう一度つなぎにくる`,
		dialsNot: (client) => `時計を 5 分進めても、${client} はつなぎにこなかった`,
		stays: (client) => `${client} の接続は 1 本だけで、ほかにつなぎにこない`,
		dialledAgain: (client) => `接続があるのに、${client} がもう 1 本つなぎにきた`,
		waits: {
			first: '毎回 0.1 秒以上待ち、はじめの待ち時間は 1 秒以下',
			growing: '失敗が続くたびに、待ち時間が長くなる',
			'at-most': '待ち時間は 30 秒以下',
			anew: '一度つながったあとは、また 1 秒以下から始まる',
			apart: '同時に切れた A と B の待ち時間が、ずれる',
		},
		waited: (waits) => `待ち時間は ${waits}`,
		moments: {
			connects: '接続を始める',
			opens: 'つながった',
			leaves: '閉じる',
			cuts: '挨拶なしに切る',
			closed: (code, reason) => `閉じた ${code}${quoted(reason)}`,
			program: 'サーバー',
			starts: 'start が呼ばれる',
			dials: (wait, isAdmitted) =>
				`${wait}後につなぎにくる: ${isAdmitted ? 'つながった' : '断られた（503）'}`,
			isCut: '回線が切れる',
			isClosed: (code) => `サーバーが閉じる ${code}`,
			types: (text) => `利用者が ${text} と打つ`,
			throws: (message) => `エラーを投げる: ${message}`,
			shows: (text) => `${text} を見せる`,
			tellsLost: (count) => `${count} 件が失われたと知らせる`,
		},
		because: {
			needs: '前の項目が合格してから確かめます',
			gone: 'プログラムと話せないので、確かめられません',
		},
		cannot: {
			cut: 'ブラウザのページからは、接続を挨拶なしに切れません。「自分のサーバーを確かめる」にあるターミナルのコマンドなら、確かめられます',
		},
		diagnosis: {
			'not-running': ({ url, prints }) =>
				prints === 'page'
					? `プログラムは動きましたが、${url} では、だれも待っていません。\`export default { fetch, websocket }\` か \`Bun.serve\` で起動していますか。エラーが出ていれば、エディターの下に、行番号といっしょに出ています。`
					: `${url} では、だれも待っていません。サーバーを起動しましたか。ポートの番号は合っていますか。起動したターミナルにエラーが出ていないかも見てください。`,
			ended: ({ prints }) =>
				`サーバーが途中で終わりました。すべての接続が 1006 で切れ、今は応答がありません。ここか、1 つ前の項目で最後に起きたことが原因です。${found.ja[prints]}`,
			'wrong-path': ({ url }) =>
				`サーバーは動いていますが、${new URL(url).pathname} に WebSocket がありません（404）。\`app.get('/ws', upgradeWebSocket(…))\` のパスと、\`websocket\` を \`fetch\` と一緒に渡しているかを確かめてください。`,
			forbidden: ({ status }) =>
				`サーバーが接続を断りました（${status}）。Origin か認証を調べるコードが、この接続を断っています。ターミナルからの接続に Origin はなく、ページからの接続には、そのページの Origin がつきます。`,
			'no-upgrade': ({ status }) =>
				`サーバーは HTTP ${status} と答え、WebSocket に切りかえませんでした。このパスで \`upgradeWebSocket\` か \`server.upgrade\` を呼んでいるか確かめてください。`,
			broke: ({ status, prints }) =>
				`ハンドシェイクの途中で、サーバーにエラーが起きました（HTTP ${status}）。${found.ja[prints]}\`websocket\` を \`fetch\` と一緒に渡しているかも確かめてください。`,
			refused: ({ status = 0, code, prints }) =>
				status >= 500
					? `サーバーにエラーが起き、このハンドシェイクに HTTP ${status} と答えました。ほかの接続は受けいれています。${found.ja[prints]}${accept.ja(code)}`
					: `サーバーが、この接続をハンドシェイクの途中で断りました${status === 0 ? '' : `（${status}）`}。ほかの接続は受けいれています。${accept.ja(code)}`,
			unsteady: () =>
				'さきほどはつながらず、今はつながります。起動し直している途中だったのかもしれません。もう一度確かめてください。くり返すなら、2 本目の接続を断っていないか見てください。',
			'no-answer': ({ url }) =>
				`${url} でだれかが待っていますが、HTTP で答えません。別のプログラムがこのポートを使っていないか確かめてください。`,
			'client-ended': ({ prints }) =>
				`プログラムが途中で終わりました。だれも捕まえなかったエラーか、\`process.exit\` が原因です。${found.ja[prints]}`,
			'no-start': () =>
				'プログラムは動きましたが、関数 `start` が見つかりません。`export function start({ url, show, lost }) { … }` と書いて、外から呼べるようにしてください。',
			threw: ({ url, prints }) =>
				`プログラムがエラーで終わったので、${url} では、だれも待っていません。${found.ja[prints]}`,
			stopped: () =>
				'プログラムが途中で止められたので、応答がありません。止めた理由は、項目の上に出ています。',
			'no-socket': ({ url, origin }) =>
				`${url} でだれかが待っていますが、WebSocket としてつながりません。WebSocket のパスが ${new URL(url).pathname} になっているかを確かめてください。${origin === undefined ? 'Origin を調べて断っていませんか。' : `Origin を調べているなら、このページの Origin \`${origin}\` を許可してください。`}`,
		},
	},
	en: {
		passed: 'passed',
		failed: 'failed',
		skipped: 'skipped',
		leftOut: 'not checked',
		expected: 'Expected',
		got: 'But',
		conversation: 'What passed',
		look: 'Look at',
		rule: 'Rule',
		theTask: 'the page of this exercise',
		bytes: (count, hex) => `${count} bytes (${hex})`,
		emptyText: 'the empty text ""',
		hears: (client, what) => `${client} hears ${what}`,
		hearsWithout: (client, marker, unwanted) =>
			`${client} hears ${marker}, and before it no ${unwanted}`,
		or: ' or ',
		objectWith: (fields) => `JSON with ${fields}`,
		textWith: (words) => `text with ${words} in it`,
		isClosed: (client, code) =>
			`the server closes ${client}'s connection${code === undefined ? '' : ` with code ${code}`}`,
		heardUnwanted: (client, what) => `${client} heard ${what}`,
		heardNothing: (client) => `${client} heard nothing`,
		heardLast: (client, what) => `that did not come; the last that ${client} heard was ${what}`,
		heardBefore: (client) => `${client} heard that earlier, and not once more`,
		heardNearly: (client, what, difference) => `${client} heard ${what}, where ${difference}`,
		otherCount: (field, wanted, heard) => `\`${field}\` has ${heard} items and not ${wanted}`,
		otherItem: (field, place, wanted, heard) =>
			`item ${place} of \`${field}\` is ${heard} and not ${wanted}`,
		otherEnd: (field, wanted, heard) => `\`${field}\` ends in ${heard} and not ${wanted}`,
		heardAsBytes: (client) => `${client} heard the same text, but as bytes; send \`String(data)\``,
		wasClosed: (client, code, reason) =>
			`${client}'s connection ended with code ${code}${quoted(reason)}`,
		staysOpen: (client) => `${client}'s connection is still open`,
		comma: ', ',
		seconds: (milliseconds) => `${inSeconds(milliseconds)} s`,
		arrives: (client, what, unwanted) =>
			`the server hears ${what} from ${client}${unwanted === '' ? '' : `, and before it no ${unwanted}`}`,
		sentNothing: (client) => `${client} sent nothing`,
		sentLast: (client, what) => `it did not; the last that ${client} sent was ${what}`,
		shows: (client, what, unwanted) =>
			`${client} shows ${what}${unwanted === '' ? '' : `, and before it no ${unwanted}`}`,
		shownNothing: (client) => `${client} showed nothing`,
		shownLast: (client, what) => `it did not; the last that ${client} showed was ${what}`,
		shownBefore: (client) => `${client} showed that earlier, and not once more`,
		tellsLost: (client, count) =>
			`${client} calls \`lost\` to tell that ${count} messages are gone`,
		toldNothingLost: (client) => `${client} did not tell`,
		dials: (client) => `${client} dials again`,
		dialsNot: (client) => `${client} did not dial, though the clock was put forward by 5 minutes`,
		stays: (client) => `${client} has one connection, and dials no other`,
		dialledAgain: (client) => `${client} dialled once more while it had a connection`,
		waits: {
			first: 'each wait is at least 0.1 s, and the first at most 1 s',
			growing: 'each failure makes the wait longer',
			'at-most': 'no wait is longer than 30 s',
			anew: 'after a connection that stood, the waits begin at 1 s or less again',
			apart: 'A and B, cut off at the same moment, wait for different times',
		},
		waited: (waits) => `the waits were ${waits}`,
		moments: {
			connects: 'connects',
			opens: 'is open',
			leaves: 'closes',
			cuts: 'cuts the wire, without a goodbye',
			closed: (code, reason) => `closed ${code}${quoted(reason)}`,
			program: 'server',
			starts: 'start is called',
			dials: (wait, isAdmitted) =>
				`dials after ${wait}: ${isAdmitted ? 'let in' : 'refused (503)'}`,
			isCut: 'the wire is cut',
			isClosed: (code) => `the server closes ${code}`,
			types: (text) => `the user types ${text}`,
			throws: (message) => `throws ${message}`,
			shows: (text) => `shows ${text}`,
			tellsLost: (count) => `tells that ${count} are lost`,
		},
		because: {
			needs: 'checked once the one before it passes',
			gone: 'the program cannot be talked to',
		},
		cannot: {
			cut: 'a page cannot cut a connection without a goodbye; the terminal command under “Check my own server” can',
		},
		diagnosis: {
			'not-running': ({ url, prints }) =>
				prints === 'page'
					? `Your program ran, but nobody listens at ${url}. Does it start a server, with \`export default { fetch, websocket }\` or with \`Bun.serve\`? If there was an error, it stands below the editor, with its line.`
					: `Nobody listens at ${url}. Is your server running, and is the number of the port right? Look for an error in the terminal that you started it in.`,
			ended: ({ prints }) =>
				`Your server ended in the middle. Every connection broke with 1006, and now nobody answers. What ended it is the last thing that happened, here or in the check before. ${found.en[prints]}`,
			'wrong-path': ({ url }) =>
				`Your server runs, but there is no WebSocket at ${new URL(url).pathname} (404). Check the path in \`app.get('/ws', upgradeWebSocket(…))\`, and that \`websocket\` is handed over together with \`fetch\`.`,
			forbidden: ({ status }) =>
				`Your server refused the connection (${status}). Code of yours that checks the Origin or a login turned it away. A connection from a terminal has no Origin; one from a page has the page's.`,
			'no-upgrade': ({ status }) =>
				`Your server answered HTTP ${status} and did not switch to WebSocket. Check that \`upgradeWebSocket\` or \`server.upgrade\` is called for this path.`,
			broke: ({ status, prints }) =>
				`Something went wrong in your server during the handshake (HTTP ${status}). ${found.en[prints]} Check too that \`websocket\` is handed over together with \`fetch\`.`,
			refused: ({ status = 0, code, prints }) =>
				status >= 500
					? `An error in your server made it answer HTTP ${status} to this handshake; it has let others in. ${found.en[prints]} ${accept.en(code)}`
					: `Your server refused this connection${status === 0 ? '' : ` with ${status}`} during the handshake; it has let others in. ${accept.en(code)}`,
			unsteady: () =>
				'It could not be connected to a moment ago, and now it can. Perhaps it was starting again: check once more. If this keeps happening, see whether it refuses the second connection.',
			'no-answer': ({ url }) =>
				`Somebody listens at ${url}, but does not answer in HTTP. Check whether another program uses this port.`,
			'client-ended': ({ prints }) =>
				`Your program ended in the middle: an error that nobody caught, or \`process.exit\`. ${found.en[prints]}`,
			'no-start': () =>
				'Your program ran, but there is no function `start`. Write `export function start({ url, show, lost }) { … }`, so that it can be called from outside.',
			threw: ({ url, prints }) =>
				`Your program ended with an error, so nobody listens at ${url}. ${found.en[prints]}`,
			stopped: () =>
				'Your program was stopped, so nobody answers. Why it was is said above the checks.',
			'no-socket': ({ url, origin }) =>
				`Somebody listens at ${url}, but no WebSocket comes about. Check that the path of your WebSocket is ${new URL(url).pathname}. ${origin === undefined ? 'Does your server check the Origin, and refuse?' : `If your server checks the Origin, let it accept \`${origin}\`, which is this page's.`}`,
		},
	},
};
