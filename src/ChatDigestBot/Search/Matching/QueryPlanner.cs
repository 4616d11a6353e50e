using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Search.Matching;

/// <summary>Looks up what topics and sources a query means. A name that means none is read as a plain word.</summary>
internal sealed class QueryPlanner(TopicCatalogue topics)
{
    /// <summary>A common character that stands alone costs as much as a hundred words.</summary>
    private const int MaxSingles = 3;

    public async Task<SearchPlan> PlanAsync(DbSession session, SearchQuery query)
    {
        var clauses = new List<PlannedClause>();
        var singles = MaxSingles;
        foreach (var clause in query.Clauses)
        {
            var words = new List<SoughtWord>();
            var labels = new List<string>();
            foreach (var term in clause.AnyOf)
            {
                switch (term)
                {
                    case QueryTerm.Topic topic when topics.Find(topic.Name) is { } found:
                        labels.Add(Term.Of(SearchField.Topic, found.Id));
                        break;
                    case QueryTerm.Source source when await FindSourcesAsync(session, source.Name) is { Count: > 0 } keys:
                        labels.AddRange(keys.Select(key => Term.Of(SearchField.Source, key)));
                        break;
                    case QueryTerm.Topic topic:
                        words.Add(Sought(new QueryTerm.Word(topic.Name)));
                        break;
                    case QueryTerm.Source source:
                        words.Add(Sought(new QueryTerm.Word(source.Name)));
                        break;
                    case QueryTerm.Word word:
                        words.Add(Sought(word));
                        break;
                }
            }

            clauses.Add(new PlannedClause(words, labels, clause.IsNegated));
        }

        return new SearchPlan(query, clauses);

        SoughtWord Sought(QueryTerm.Word word)
        {
            var sought = new SoughtWord(word) { MaxSingles = Math.Max(0, singles) };
            singles -= sought.InTitle ? 0 : sought.Singles;
            return sought;
        }
    }

    /// <summary>The source of this very name, else those whose names hold it.</summary>
    public static async Task<List<string>> FindSourcesAsync(DbSession session, string name)
    {
        var key = SourceName.Key(name);
        var keys = await session.QueryAsync<string>("SELECT key FROM search_sources WHERE key LIKE @pattern ORDER BY LENGTH(key), key LIMIT 50", new { pattern = $"%{key}%" });
        return keys.Contains(key) ? [key] : keys;
    }

    /// <summary>Whether an article has a label of a plan.</summary>
    public static bool HasLabel(Article article, string label) =>
        article.Topics.Any(topic => Term.Of(SearchField.Topic, topic) == label) || Term.Of(SearchField.Source, SourceName.Key(article.Source)) == label;
}
