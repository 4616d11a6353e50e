using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Telegram;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>Shows an article in the chat, a page at a time: <c>/read KEY [PAGE] [EDITION]</c>.</summary>
/// <remarks>Without a page it is a message of its own; page 0 is the first one in the place of the article before. In groups whoever taps is led to the private chat, so that nobody else has the article on the screen.</remarks>
internal sealed class ReadArticleCommand(
    ArticleCatalogue catalogue, SubscriberStore subscribers, ArticleView view, IEnumerable<IArticleCompanion> companions, BotAccount account, TextCatalogue texts)
{
    // Keys of editions are longer.
    private const int MaxPageDigits = 4;

    private readonly IReadOnlyList<IArticleCompanion> _companions = [.. companions.OrderBy(companion => companion.Order)];

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

        if (!call.Chat.IsPrivate)
        {
            return await LeadToPrivateAsync(article, call, cancellationToken);
        }

        var page = PageOf(call.Words);
        var edition = call.Words.Skip(page is null ? 1 : 2).FirstOrDefault();
        var others = article.StorySources > 1 ? await catalogue.ListStoryAsync(article.StoryId, cancellationToken) : [];
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        var reply = view.Show(article, body, page ?? 1, edition, others, zone, call.Language);
        var rows = reply.Buttons.ToList();
        var opening = new ArticleOpening(article, call, edition, Math.Max(page ?? 1, 1), IsOpened: page is null or 0);
        foreach (var place in _companions.GroupBy(companion => companion.Order))
        {
            var parts = new List<IReadOnlyList<IReadOnlyList<ReplyButton>>>();
            foreach (var companion in place)
            {
                parts.Add(await companion.AccompanyAsync(opening, cancellationToken));
            }

            rows.AddRange(parts.TrueForAll(part => part.Count == 1) ? [[.. parts.SelectMany(part => part[0])]] : parts.SelectMany(part => part));
        }

        if (view.Ways(article, (await account.GetAsync(cancellationToken)).SupportsInlineQueries, call.Language) is { Count: > 0 } ways)
        {
            rows.Add(ways);
        }

        // Turning a page edits; opening an article leaves the list it was opened from where it is.
        return reply with { Buttons = rows, EditsMessage = page is not null };
    }

    private static int? PageOf(IReadOnlyList<string> words) =>
        words.Count > 1 && words[1].Length <= MaxPageDigits && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<Reply> LeadToPrivateAsync(Article article, CommandCall call, CancellationToken cancellationToken)
    {
        var url = StartLink.To(await account.GetAsync(cancellationToken), StartLink.OfArticle(article.Key))!;
        return call.IsTap
            ? Reply.None with { IsToastOnly = true, OpensUrl = url }
            : Reply.Of(texts.Html(call.Language, "articles.inPrivate", ("title", article.Title))) with { Buttons = [[ReplyButton.Open(texts.Get(call.Language, "articles.open"), url)]] };
    }
}
