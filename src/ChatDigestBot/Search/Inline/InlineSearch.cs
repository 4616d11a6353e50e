using System.Globalization;
using ChatDigestBot.Conversation.Incoming;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Texts;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ChatDigestBot.Search.Inline;

/// <summary>Answers <c>@bot words</c> in any chat with cards; without words, with the latest of the person's topics.</summary>
internal sealed class InlineSearch(
    SearchStore store, InlineLatest latest, SearchAdviser adviser, InlineCards cards, PacedApi api, TimeProvider clock, ILogger<InlineSearch> logger) : IInlineQueryHandler
{
    private const int PageSize = 20;

    /// <summary>The same words find the same posts, until the folder changes.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(60);

    /// <summary>What depends on the person's topics or clock.</summary>
    private static readonly TimeSpan Passing = TimeSpan.FromSeconds(15);

    public async Task HandleAsync(InlineQuery query, Language language, CancellationToken cancellationToken)
    {
        var offset = int.TryParse(query.Offset, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, SearchStore.MaxRanked) : 0;
        var reader = await latest.ReaderAsync(query.From.Id, clock.GetUtcNow(), cancellationToken);
        var isSearch = SearchQueryParser.TryParse(query.Query, clock.GetUtcNow(), reader.Hours.Zone, out var words);
        var (hits, hasMore) = isSearch ? await SearchAsync(words, offset, cancellationToken) : await latest.FindAsync(reader, offset, PageSize, cancellationToken);
        var result = await api.SendAsync(
            new AnswerInlineQueryRequest
            {
                InlineQueryId = query.Id,
                Results = [.. hits.Select(hit => cards.Of(hit, reader.Hours.Zone, language))],
                NextOffset = hasMore ? (offset + PageSize).ToString(CultureInfo.InvariantCulture) : "",
                IsPersonal = true, // the cards' days are of the person's calendar, in their language
                CacheTime = (int)(isSearch && !words.IsLimitedInTime ? Lasting : Passing).TotalSeconds,
                Button = hits.Count == 0 && offset == 0 ? cards.NothingFound(language) : null,
            },
            SendPriority.Reply,
            cancellationToken);
        if (result is not ApiResult<bool>.Ok)
        {
            logger.InlineNotAnswered(result.GetType().Name); // too late, most often: the person typed on and asked again
        }
    }

    private async Task<(IReadOnlyList<SearchHit> Hits, bool HasMore)> SearchAsync(SearchQuery query, int offset, CancellationToken cancellationToken)
    {
        var result = await store.FindAsync(query, offset, PageSize, cancellationToken);
        if (result.Total == 0 && await adviser.CompleteAsync(query, cancellationToken) is { } whole)
        {
            result = await store.FindAsync(whole, offset, PageSize, cancellationToken);
        }

        return (result.Hits, result.HasMore);
    }
}
