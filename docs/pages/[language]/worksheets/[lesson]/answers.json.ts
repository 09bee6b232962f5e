import type { APIRoute } from 'astro';

import { answersOf } from '#docs/worksheets/answers';
import { sheets, type Sheet } from '#docs/worksheets/sheets';

export const getStaticPaths = sheets;

/** The answers of one lesson, for its questions to fetch. */
export const GET: APIRoute<Sheet> = ({ props }) => Response.json(answersOf(props.lesson));
