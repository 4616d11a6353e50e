using System.Globalization;
using System.Text;
using ChatDigestBot.Feeds.Lists;
using ChatDigestBot.Feeds.Reading;

namespace ChatDigestBot.Feeds.Posts;

/// <summary>An item as a post, in the very format that people write. Pure.</summary>
internal sealed record FeedPost
{
    /// <summary>The head's field by which the bot knows a file for its own.</summary>
    public const string KeyField = "feed";

    public required string Path { get; init; }

    public required string ItemKey { get; init; }

    public required string Text { get; init; }

    /// <param name="isArchive">Can be found and read, and is no news.</param>
    public static FeedPost Of(ListedFeed feed, string source, FeedItem item, string itemKey, string path, bool isArchive) => new()
    {
        Path = path,
        ItemKey = itemKey,
        Text = Write(feed, source, item, itemKey, isArchive),
    };

    private static string Write(ListedFeed feed, string source, FeedItem item, string itemKey, bool isArchive)
    {
        var text = new StringBuilder("\n---\n", item.Body.Length + 600);
        Field("title", item.Title);
        text.Append("categories: \n");
        foreach (var category in new[] { feed.Category, source, feed.Channel }.OfType<string>())
        {
            text.Append(" - ").Append(Quoted(category)).Append('\n');
        }

        Field("headimg", item.Picture);
        Field("author", item.Author ?? source);
        text.Append("comments: false\n");
        if (item.PublishedAt is { } date)
        {
            text.Append(CultureInfo.InvariantCulture, $"date: {date.UtcDateTime:ddd, dd MMM yyyy HH':'mm':'ss} GMT\n");
        }

        Field("link", item.Link?.AbsoluteUri);
        if (feed.Topics.Count > 0)
        {
            text.Append("topics: \n");
            foreach (var topic in feed.Topics)
            {
                text.Append(" - ").Append(Quoted(topic)).Append('\n');
            }
        }

        text.Append(isArchive ? "archive: true\n" : "");
        Field(KeyField, itemKey);
        // JSON may hold zeros, and a file with one is no text.
        return text.Append("---\n\n<div>\n").Append(XmlRepair.Allowed(item.Body).Trim()).Append("\n</div>\n").ToString();

        void Field(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                text.Append(name).Append(": ").Append(Quoted(value)).Append('\n');
            }
        }
    }

    // On one line always: a value of several could hold the line that ends the head.
    private static string Quoted(string value) => FeedFileWriter.Quoted(ItemText.OneLine(value));
}
