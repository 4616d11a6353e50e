using System.Text.Json;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows;

/// <summary>Less of an article's source, more of what it is about.</summary>
internal sealed class ArticleButtons(ArticleCatalogue articles, TextCatalogue texts) : IArticleCompanion
{
    private const int OnButton = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public int Order => 30;

    public async Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken)
    {
        var (article, language) = (opening.Article, opening.Call.Language);
        var row = new List<ReplyButton>();
        if (TellingWord(await articles.GetTopicReasonsAsync(article.Id, cancellationToken)) is { } word)
        {
            row.Add(ReplyButton.Run(texts.Get(language, "follows.buttonWord", ("word", PlainText.Shorten(ReaderScript.Of(language, PlainText.AsWritten(word, article.Title), article.Language), OnButton))), $"/follow \"{word}\""));
        }

        if (article.Source is { Length: > 0 } source && !source.Contains('"', StringComparison.Ordinal))
        {
            row.Add(ReplyButton.Run(texts.Get(language, "follows.buttonSource", ("source", PlainText.Shorten(source, OnButton))), $"/mute source:\"{source}\""));
        }

        return row.Count == 0 ? [] : [row];
    }

    /// <summary>The word that says most of why the article has its topic; one of the title before one of the text.</summary>
    internal static string? TellingWord(string reasons)
    {
        var found = JsonSerializer.Deserialize<List<TopicScore>>(reasons, Json) ?? [];
        return found.SelectMany(score => score.Reasons)
            .Where(reason => reason is { Rule: "title" or "text", Points: > 0, Found.Length: > 1 })
            .OrderByDescending(reason => reason.Rule == "title").ThenByDescending(reason => reason.Points).ThenByDescending(reason => reason.Found.Length)
            .Select(reason => reason.Found)
            .FirstOrDefault();
    }
}
