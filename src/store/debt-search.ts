import type { RegisterId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** How well an item was found: word for word, by its words' stems, or only by likeness. */
export type MatchQuality = 1 | 2 | 3;

/** Stems resemble each other when they share this part of their trigrams: what pg_trgm itself takes for similar. */
const LEAST_LIKENESS = 0.3;
/** Shorter words share too much with too many. */
const LEAST_CHARS_ALIKE = 4;
/** A typing error makes a stem longer or shorter by no more than this. */
const MOST_CHARS_APART = 3;
/** At most so many stems are looked for in the place of one. */
const MOST_ALIKE = 50;

/**
 * What is looked for, as the common table `asked` with a row for each word: the pattern, its stems, and the stems of the
 * registers that resemble them. The typed stem is held against each stem of the registers once, and not against
 * every text: that took a hundred times as long. Gathering the stems is most of a search's cost, so each of them is looked
 * at only once they are gathered. See docs/adr/0017-search.md.
 */
export function askedFor(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerIds: readonly RegisterId[],
  words: readonly string[],
) {
  return sql`
    vocabulary as materialized (
      select lexeme from debt cross join lateral unnest(tsvector_to_array(search_words)) as lexeme
      where workspace_id = ${workspaceId} and register_id = any(${[...registerIds]}::bigint[])
        and deleted_at is null
      group by lexeme
    ),
    asked as materialized (
      select typed.pattern, plainto_tsquery('english', typed.word) as stems, resembling.stems as alike
      from unnest(${[...words]}::text[], ${words.map(containing)}::text[]) as typed (word, pattern)
      cross join lateral (
        select case when count(*) = count(near.stems) then string_agg(near.stems, ' & ')::tsquery end as stems
        from unnest(to_tsvector('english', typed.word)) as told
        cross join lateral (
          select '(' || string_agg(quote_literal(lexeme), ' | ') || ')' as stems from (
            select lexeme from vocabulary
            where abs(char_length(told.lexeme) - char_length(lexeme)) <= ${MOST_CHARS_APART}
              and similarity(told.lexeme, lexeme) >= ${LEAST_LIKENESS}::real
              and lexeme ~ '^[[:alnum:]_]+$'
            order by similarity(told.lexeme, lexeme) desc limit ${MOST_ALIKE}
          ) as nearest
        ) as near
        where char_length(typed.word) >= ${LEAST_CHARS_ALIKE}
      ) as resembling
    )`;
}

/**
 * How well `debt` matches what is asked for, as a lateral subquery of one row with the column `quality`: the worst among
 * the words, null where one of them is not found at all. Use it beside conditions that leave the rows of a few registers
 * alone.
 */
export function matchOf(sql: AnySql) {
  return sql`(
    select case when count(found.quality) = count(*) then max(found.quality) end as quality
    from asked cross join lateral (select case
      when debt.search_text ilike asked.pattern then 1
      when debt.search_words @@ asked.stems then 2
      when debt.search_words @@ asked.alike then 3
      end as quality) as found
  )`;
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
