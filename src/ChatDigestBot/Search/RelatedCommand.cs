using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Search;

/// <summary>Lists other stories that are near an article: <c>/related KEY</c>.</summary>
internal sealed class RelatedCommand(ArticleCatalogue articles, RelatedStories related, SubscriberStore subscribers, TextCatalogue texts)
{
    [ChatCommand("related", Access.Everyone, IsHidden = true)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0 || await articles.FindByKeyAsync(call.Words[0], cancellationToken) is not { } article)
        {
            return Reply.Of(texts.Html(call.Language, "articles.gone")) with { EditsMessage = false };
        }

        var found = await related.FindAsync(article, cancellationToken);
        if (found.Count == 0)
        {
            return Reply.Of(texts.Html(call.Language, "search.relatedNone")) with { EditsMessage = false, IsToastOnly = call.IsTap, Toast = texts.Get(call.Language, "search.relatedNone") };
        }

        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        return Reply.Of(HtmlText.Blocks(
            [
                texts.Html(call.Language, "search.related", ("title", PlainText.Shorten(ReaderScript.Of(call.Language, article.Title, article.Language), 60))),
                .. found.Select((other, index) => HtmlText.Lines(HtmlText.Of($"{index + 1}. {ReaderScript.Of(call.Language, other.Title, other.Language)}").Bold(), HtmlText.Encode(SearchReplies.Facts(other, zone, texts, call.Language)).Italic())),
            ])) with
        {
            EditsMessage = false,
            Buttons = [[.. found.Select((other, index) => ReplyButton.Run((index + 1).ToString(CultureInfo.InvariantCulture), $"/read {other.Key}"))]],
        };
    }
}
