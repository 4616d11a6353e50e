using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reader;

/// <summary>What a folder above puts below an article that is read in a private chat; asked each time one is shown.</summary>
internal interface IArticleCompanion
{
    /// <summary>Its place among the others, lowest first. Rows of the same place become one where each is a single one.</summary>
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
    /// <summary>What stands behind <c>/read</c> to show the same again in its place. A button that changes what is shown carries it, see <see cref="Answer"/>.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Article.Key} {Page}{(Edition is null ? "" : " ")}{Edition}");

    /// <summary>Answers such a button: over the chat, and the article below it then shows what it now is; buttons of older messages do not say where it stands. What was typed gets a message.</summary>
    public static Reply Answer(CommandCall call, HtmlText text, params ReplyButton[] buttons) => Reply.Of(text) with
    {
        EditsMessage = false,
        IsToastOnly = call.IsTap,
        Toast = call.IsTap ? text.Plain : null,
        ThenRuns = call is { IsTap: true, Words.Count: > 1 } ? $"/read {call.Arguments}" : null,
        Buttons = buttons.Length == 0 ? [] : [buttons],
    };
}
