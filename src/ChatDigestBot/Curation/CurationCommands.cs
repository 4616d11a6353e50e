using System.Globalization;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Curation;

/// <summary>An editor's word on single articles: first, or not at all, for some days or until it is taken back.</summary>
internal sealed class CurationCommands(CurationDesk desk, ArticleCatalogue articles, SubscriberStore subscribers, TextCatalogue texts)
{
    // A digest looks back three days, so this is as long as a pin can matter.
    private const int UsualPinDays = 3;
    private const int MaxDays = 3650;
    private const int MaxReason = 200;

    [ChatCommand("pin", Access.Editors, Order = 230, Example = "commands.pin.example")]
    public async Task<Reply> PinAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return await ListAsync(call, cancellationToken);
        }

        var days = call.Words.Count > 1 ? ReadDays(call.Words[1]) : UsualPinDays;
        return days is null ? Say(call, "curation.pinUsage")
            : await AfterAsync(call, await desk.PinAsync(call.Words[0], call.Person.Id, call.Now.AddDays(days.Value), cancellationToken), "curation.pinned", "unpin", cancellationToken);
    }

    [ChatCommand("unpin", Access.Editors, IsHidden = true)]
    public async Task<Reply> UnpinAsync(CommandCall call, CancellationToken cancellationToken) => call.Words.Count == 0
        ? Say(call, "curation.pinUsage")
        : await AfterAsync(call, await desk.UnpinAsync(call.Words[0], call.Person.Id, cancellationToken), "curation.unpinned", "pin", cancellationToken);

    /// <summary>The key, then perhaps a number of days, then perhaps why.</summary>
    [ChatCommand("hide", Access.Editors, Order = 240, Example = "commands.hide.example")]
    public async Task<Reply> HideAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count == 0)
        {
            return await ListAsync(call, cancellationToken);
        }

        var days = call.Words.Count > 1 ? ReadDays(call.Words[1]) : null;
        var reason = string.Join(' ', call.Words.Skip(days is null ? 1 : 2));
        var until = days is null ? CurationDesk.Always : call.Now.AddDays(days.Value);
        return await AfterAsync(
            call,
            await desk.HideAsync(call.Words[0], call.Person.Id, until, reason.Length == 0 ? null : PlainText.Shorten(reason, MaxReason), cancellationToken),
            "curation.hidden",
            "unhide",
            cancellationToken);
    }

    [ChatCommand("unhide", Access.Editors, IsHidden = true)]
    public async Task<Reply> UnhideAsync(CommandCall call, CancellationToken cancellationToken) => call.Words.Count == 0
        ? Say(call, "curation.hideUsage")
        : await AfterAsync(call, await desk.UnhideAsync(call.Words[0], call.Person.Id, cancellationToken), "curation.unhidden", "hide", cancellationToken);

    private async Task<Reply> AfterAsync(CommandCall call, bool isDone, string key, string undo, CancellationToken cancellationToken)
    {
        if (!isDone || await articles.FindByKeyAsync(call.Words[0], cancellationToken) is not { } article)
        {
            return Say(call, "curation.noArticle");
        }

        var curated = await desk.FindAsync(article.Key, cancellationToken);
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        return Say(call, key, ("title", article.Title), ("until", Until(curated?.PinnedUntil ?? curated?.HiddenUntil, zone, call))) with
        {
            Buttons = [[ReplyButton.Run(texts.Get(call.Language, $"curation.do.{undo}"), $"/{undo} {article.Key}")]],
        };
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var listed = await desk.ListAsync(cancellationToken);
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        return Reply.Of(HtmlText.Lines(
        [
            texts.Html(call.Language, listed.Count == 0 ? "curation.nothing" : "curation.title"),
            .. listed.Select(one => Line(one.Curated, one.Article, zone, call)),
            texts.Html(call.Language, "curation.pinUsage"),
            texts.Html(call.Language, "curation.hideUsage"),
        ])) with
        {
            Buttons =
            [
                .. listed.Take(10).Select(one =>
                {
                    var undo = one.Curated.IsPinned(call.Now) ? "unpin" : "unhide";
                    return new[] { ReplyButton.Run($"{texts.Get(call.Language, $"curation.do.{undo}")} {PlainText.Shorten(one.Article.Title, 20)}", $"/{undo} {one.Article.Key}") };
                }),
            ],
            EditsMessage = false,
        };
    }

    private HtmlText Line(CuratedArticle curated, Article article, TimeZoneInfo zone, CommandCall call)
    {
        var isPinned = curated.IsPinned(call.Now);
        return texts.Html(
            call.Language,
            isPinned ? "curation.pinLine" : curated.HideReason is null ? "curation.hideLine" : "curation.hideLineWhy",
            ("title", article.Title),
            ("until", Until(isPinned ? curated.PinnedUntil : curated.HiddenUntil, zone, call)),
            ("reason", curated.HideReason ?? ""));
    }

    private string Until(DateTimeOffset? until, TimeZoneInfo zone, CommandCall call) => until is null || until >= CurationDesk.Always
        ? texts.Get(call.Language, "curation.always")
        : texts.Get(call.Language, "curation.until", ("day", DayText.Short(texts, call.Language, until.Value, call.Now, zone)));

    private static int? ReadDays(string word) =>
        int.TryParse(word.TrimEnd('d', '天'), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays ? days : null;

    private Reply Say(CommandCall call, string key, params (string, object)[] values) => Reply.Of(texts.Html(call.Language, key, values)) with { EditsMessage = false };
}
