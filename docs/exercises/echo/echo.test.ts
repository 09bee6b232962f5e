import { prove } from '#docs/exercises/testing/prove';
import { echo } from './exercise';

prove(echo, import.meta.dir);
