using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Articles.Reader;

/// <summary>What a folder above puts below an article that is read in a private chat; asked each time one is shown.</summary>
internal interface IArticleCompanion
{
    /// <summary>Its place among the others, lowest first.</summary>
    int Order { get; }

    Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken);
}

/// <summary>An article about to be shown.</summary>
/// <param name="Article">Which.</param>
/// <param name="Call">Who asked, where.</param>
/// <param name="Edition">The key of the digest it was opened from; as typed, so it may be of none.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="IsOpened">False where a page is turned.</param>
internal sealed record ArticleOpening(Article Article, CommandCall Call, string? Edition, int Page, bool IsOpened)
{
    /// <summary>What stands behind <c>/read</c> to show the same again in its place. A button that changes what is shown carries it, see <see cref="Again"/>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Article.Key} {Page}{(Edition is null ? "" : " ")}{Edition}");

    /// <summary>The line that shows the article again after a tap on such a button; null for a command that was typed, and for buttons of older messages.</summary>
    public static string? Again(CommandCall call) => call is { IsTap: true, Words.Count: > 1 } ? $"/read {call.Arguments}" : null;
}
