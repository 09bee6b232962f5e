import type { Language } from '#docs/languages';

/** What the terminal says besides the verdicts. */
export interface TerminalWords {
	readonly usage: (slugs: string) => string;
	readonly noSuchExercise: (given: string) => string;
	readonly noSuchOption: (given: string) => string;
	readonly badUrl: (given: string) => string;
	readonly badPort: (given: string) => string;
	readonly noFile: (file: string, slug: string, program: string) => string;
	readonly noUrl: (slug: string) => string;
	readonly isThere: (folder: string) => string;
	readonly made: (file: string, slug: string) => string;
	readonly portTaken: (port: number, slug: string) => string;
	readonly checking: (slug: string, what: string) => string;
	readonly ended: (code: number) => string;
	readonly notListening: (port: number) => string;
	readonly printed: string;
	readonly hint: (place: number, count: number) => string;
	readonly tally: (passed: number, all: number, milliseconds: number) => string;
	readonly done: string;
	readonly watching: (file: string) => string;
}

export const terminalWords: Readonly<Record<Language, TerminalWords>> = {
	ja: {
		usage: (slugs) => `使い方: npm run exercise <練習> -- [オプション]

練習: ${slugs}

  --new [フォルダー]   はじめのコードを写す（指定しなければ mine/<練習>）
  --file <ファイル>    このプログラムを起動して確かめる
  --url <アドレス>     動いているサーバーを確かめる（例 ws://localhost:3000/ws）
  --port <番号>        起動するサーバーのポート（指定しなければ 3000）
  --once               1 回だけ確かめて終わる（保存を待たない）
  --hints <数>         ヒントを、はじめからこの数だけ出す
  --lang <ja|en>       表示の言語`,
		noSuchExercise: (given) => `「${given}」という練習はありません。`,
		noSuchOption: (given) => `オプション ${given} が読めません。`,
		badUrl: (given) =>
			`「${given}」は WebSocket のアドレスではありません。ws://localhost:3000/ws のように書いてください。`,
		badPort: (given) =>
			`「${given}」はポートの番号ではありません。1 から 65535 までの整数を書いてください。`,
		noFile: (file, slug, program) =>
			`${file} がありません。\n\nはじめのコードを写すには:\n  npm run exercise ${slug} -- --new\n自分のファイルを使うには:\n  npm run exercise ${slug} -- --file ${program}`,
		noUrl: (slug) =>
			`${slug} で書くのはクライアントです。サーバーの役はこのコマンドがするので、アドレスは渡せません。ファイルを渡してください:\n  npm run exercise ${slug} -- --file client/src/index.ts`,
		isThere: (folder) =>
			`${folder} はもうあります。書いたものを消さないように、何もしませんでした。別の名前を指定してください。`,
		made: (file, slug) =>
			`${file} を作りました。エディターで開いて書きかえてください。\n確かめるには:\n  npm run exercise ${slug}`,
		portTaken: (port, slug) =>
			`ポート ${port} は、もう使われています。別のターミナルでサーバーが動いていませんか。\n止めてからもう一度実行するか、動いているサーバーを確かめてください:\n  npm run exercise ${slug} -- --url ws://localhost:${port}/ws`,
		checking: (slug, what) => `${slug}: ${what} を確かめます`,
		ended: (code) => `サーバーが、接続を受けつける前に終わりました（終了コード ${code}）。`,
		notListening: (port) =>
			`サーバーは動いていますが、ポート ${port} で待っていません。\`export default { fetch, websocket }\` か \`Bun.serve\` のどちらか 1 つで起動してください。ほかの番号を使うなら --port で知らせてください。`,
		printed: 'プログラムの出力',
		hint: (place, count) => `ヒント ${place}/${count}`,
		tally: (passed, all, milliseconds) => `${passed}/${all} 合格（${milliseconds} ミリ秒）`,
		done: 'できました。この練習は終わりです。',
		watching: (file) => `${file} を保存すると、もう一度確かめます。終わるには Ctrl+C を押します。`,
	},
	en: {
		usage: (slugs) => `Usage: npm run exercise <exercise> -- [options]

Exercises: ${slugs}

  --new [folder]     copy the starter (to mine/<exercise>, unless told)
  --file <file>      start this program and check it
  --url <address>    check a server that runs, such as ws://localhost:3000/ws
  --port <number>    the port of the server that is started (3000, unless told)
  --once             check once and end; do not wait for you to save
  --hints <number>   show the hints, from the first to this one
  --lang <ja|en>     the language to speak`,
		noSuchExercise: (given) => `There is no exercise "${given}".`,
		noSuchOption: (given) => `The option ${given} makes no sense here.`,
		badUrl: (given) =>
			`"${given}" is no address of a WebSocket. Write it like ws://localhost:3000/ws.`,
		badPort: (given) => `"${given}" is no port. Give a whole number from 1 to 65535.`,
		noFile: (file, slug, program) =>
			`There is no ${file}.\n\nTo copy the starter:\n  npm run exercise ${slug} -- --new\nTo use a file of yours:\n  npm run exercise ${slug} -- --file ${program}`,
		noUrl: (slug) =>
			`In ${slug} you write a client. This command is its server, so there is no address to give. Give the file:\n  npm run exercise ${slug} -- --file client/src/index.ts`,
		isThere: (folder) =>
			`${folder} is there already. Nothing was done, so that what you wrote is safe. Give another name.`,
		made: (file, slug) =>
			`Made ${file}. Open it in your editor and go on from there.\nTo check it:\n  npm run exercise ${slug}`,
		portTaken: (port, slug) =>
			`Port ${port} is taken. Is your server running in another terminal?\nStop it and run this again, or check the server that runs:\n  npm run exercise ${slug} -- --url ws://localhost:${port}/ws`,
		checking: (slug, what) => `${slug}: checking ${what}`,
		ended: (code) => `Your server ended before it took a connection (exit code ${code}).`,
		notListening: (port) =>
			`Your server runs, but does not listen on port ${port}. Start it with \`export default { fetch, websocket }\` or with \`Bun.serve\`, one of the two. If it uses another port, say so with --port.`,
		printed: 'What your program printed',
		hint: (place, count) => `Hint ${place}/${count}`,
		tally: (passed, all, milliseconds) => `${passed}/${all} passed in ${milliseconds} ms`,
		done: 'All done. This exercise is solved.',
		watching: (file) => `Save ${file} to check again. Press Ctrl+C to end.`,
	},
};
