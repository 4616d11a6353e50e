using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Reader;

/// <summary>Shows an article in the chat, a page at a time: <c>/read KEY [PAGE]</c>.</summary>
internal sealed class ReadArticleCommand(ArticleCatalogue catalogue, ArticleView view, TextCatalogue texts)
{
    [ChatCommand("read", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return Reply.Of(texts.Html(call.Language, "articles.readUsage"));
        }

        var article = await catalogue.FindByKeyAsync(call.Words[0], cancellationToken);
        if (article is null || await catalogue.FindBodyAsync(article.Id, cancellationToken) is not { } body)
        {
            return Reply.Of(texts.Html(call.Language, "articles.gone")) with { EditsMessage = false };
        }

        var page = call.Words.Count > 1 && int.TryParse(call.Words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var others = article.StorySources > 1 ? await catalogue.ListStoryAsync(article.StoryId, cancellationToken) : [];
        // Turning a page edits; opening an article leaves the list it was opened from where it is.
        return view.Show(article, body, page, others, call.Language) with { EditsMessage = call.Words.Count > 1 };
    }
}
