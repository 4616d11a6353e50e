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
/// <param name="IsOpened">False where a page is turned.</param>
internal sealed record ArticleOpening(Article Article, CommandCall Call, string? Edition, bool IsOpened);
