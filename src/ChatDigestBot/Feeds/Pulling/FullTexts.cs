using ChatDigestBot.Feeds.Fetching;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Feeds.Pulling;

/// <summary>Fetches the page of an item whose feed gives only the beginning, and takes the text out of it.</summary>
internal sealed class FullTexts(FeedClient client)
{
    /// <summary>The text as HTML of a few plain elements; null where the page gives no more than the feed.</summary>
    public async Task<string?> FindAsync(FeedItem item, string? language, CancellationToken cancellationToken)
    {
        if (item.Link is not { } link || await client.FetchAsync(link, Validators.None, language, cancellationToken) is not FetchOutcome.Fetched page)
        {
            return null;
        }

        var html = FeedDecoder.Decode(page.Bytes, page.Charset, language);
        return PageText.Find(html, page.Address) is { } text && text.Length > item.Body.Length ? text : null;
    }
}
