import { de } from 'date-fns/locale/de';
import { enUS } from 'date-fns/locale/en-US';
import { es } from 'date-fns/locale/es';
import { fr } from 'date-fns/locale/fr';
import { it } from 'date-fns/locale/it';
import { nl } from 'date-fns/locale/nl';
import { pl } from 'date-fns/locale/pl';
import { pt } from 'date-fns/locale/pt';
import { ru } from 'date-fns/locale/ru';
import { plainWords } from './plain-words.ts';

/** The number of a month, 1 to 12, by its name or the usual short form of it, as `plainWords`. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 12 }, (_, index) => index as 0).flatMap((index) =>
    [enUS, de, es, fr, it, nl, pl, pt, ru].flatMap(({ localize }) =>
      (['wide', 'abbreviated'] as const).flatMap((width) =>
        (['formatting', 'standalone'] as const).map((context): [string, number] => [
          plainWords(localize.month(index, { width, context })),
          index + 1,
        ]),
      ),
    ),
  ),
);
