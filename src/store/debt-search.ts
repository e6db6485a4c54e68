import type { AnySql } from './connect.ts';

/** How well an item was found: word for word, by its words' stems, or only by likeness. */
export type MatchQuality = 1 | 2 | 3;

/** A word resembles one of an item's when they share this part of their trigrams: what pg_trgm itself takes for similar. */
const LEAST_LIKENESS = 0.3;
/** Shorter words share too much with too many. */
const LEAST_CHARS_ALIKE = 4;

/**
 * How well `debt` matches words, as a lateral subquery of one row with the column `quality`: the worst among the words,
 * null where one of them is not found at all. Belongs behind conditions that leave the rows of a few registers:
 * each of them is read. See docs/adr/0017-search.md.
 */
export function matchOf(sql: AnySql, words: readonly string[]) {
  return sql`(
    select case when count(found.quality) = count(*) then max(found.quality) end as quality
    from unnest(${[...words]}::text[], ${words.map(containing)}::text[]) as asked (word, pattern)
    cross join lateral (select case
      when debt.search_text ilike asked.pattern then 1
      when debt.search_words @@ plainto_tsquery('english', asked.word) then 2
      when char_length(asked.word) >= ${LEAST_CHARS_ALIKE}
        and strict_word_similarity(asked.word, debt.search_text) >= ${LEAST_LIKENESS}::real then 3
      end as quality) as found
  )`;
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
