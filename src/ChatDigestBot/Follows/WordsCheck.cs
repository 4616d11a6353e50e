using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Follows.Following;
using ChatDigestBot.Search;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows;

/// <summary>Sees what words would be followed or muted in vain: names that nobody has, and words that are muted and followed at once.</summary>
internal sealed class WordsCheck(KnownSources known, FollowStore follows, MuteStore mutes, TopicCatalogue topics, TopicParser parser, TextCatalogue texts)
{
    private const int MaxName = 40;

    /// <summary>What to say where a topic or a source is named that there is none of, with the nearest to choose from; null where all are known.</summary>
    public async Task<Reply?> FindUnknownAsync(FollowedQuery asked, CommandCall call, CancellationToken cancellationToken)
    {
        foreach (var term in asked.Query.Clauses.SelectMany(clause => clause.AnyOf))
        {
            if (term is QueryTerm.Topic topic && topics.Find(topic.Name) is null)
            {
                var near = parser.Suggest(topic.Name).Select(other => (other.Label(call.Language), (QueryTerm)new QueryTerm.Topic(other.Id))).ToList();
                return Unknown(near.Count == 0 ? "subscribers.unknownTopic" : "subscribers.unknownTopicSuggest", topic.Name, near, asked.Query, term, call);
            }

            if (term is QueryTerm.Source source && await known.FindNearestAsync(source.Name, cancellationToken) is { } sources)
            {
                var near = sources.Select(other => (other, (QueryTerm)new QueryTerm.Source(other))).ToList();
                return Unknown(near.Count == 0 ? "follows.unknownSource" : "follows.unknownSourceSuggest", source.Name, near, asked.Query, term, call);
            }
        }

        return null;
    }

    /// <summary>What is muted so that nothing of the followed words would be told.</summary>
    public async Task<SavedQuery?> FindMuteOfAsync(FollowedQuery followed, CommandCall call, CancellationToken cancellationToken) =>
        (await mutes.ListAsync(call.Target, cancellationToken)).FirstOrDefault(mute => FollowedQuery.Read(mute.Query, call.Now, topics)?.Covers(followed, topics) == true);

    /// <summary>What is followed and would no longer be told.</summary>
    public async Task<SavedQuery?> FindFollowUnderAsync(FollowedQuery muted, CommandCall call, CancellationToken cancellationToken) =>
        (await follows.ListAsync(call.Target, cancellationToken)).FirstOrDefault(follow => FollowedQuery.Read(follow.Query, call.Now, topics) is { } read && muted.Covers(read, topics));

    private Reply Unknown(string key, string name, IReadOnlyList<(string Name, QueryTerm Term)> near, SearchQuery query, QueryTerm unknown, CommandCall call) =>
        Reply.Of(texts.Html(call.Language, key, ("name", PlainText.Shorten(name, MaxName)))) with
        {
            EditsMessage = false,
            Buttons = [.. near.Select(other => new[] { ReplyButton.Run(PlainText.Shorten(other.Name, MaxName), $"/{call.Name} {QueryWriter.Write(Replace(query, unknown, other.Term))}") })],
        };

    private static SearchQuery Replace(SearchQuery query, QueryTerm unknown, QueryTerm meant) =>
        query with { Clauses = [.. query.Clauses.Select(clause => clause with { AnyOf = [.. clause.AnyOf.Select(term => term == unknown ? meant : term)] })] };
}
