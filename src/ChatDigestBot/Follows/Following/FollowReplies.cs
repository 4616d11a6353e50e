using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Follows.Following;

/// <summary>Puts into words what is followed. Pure but for the words, which come from the catalogue.</summary>
internal sealed class FollowReplies(TextCatalogue texts, TopicCatalogue topics)
{
    /// <summary>Behind a key: the button stands in the list and not under an alert, which stays.</summary>
    public const string InList = "list";

    private const int Shown = 60;
    private const int OnButton = 24;

    public Reply Usage(Language language) => Say(texts.Html(language, "follows.usage"), MyFollows(language));

    public Reply Everyday(FollowedQuery asked, Language language) =>
        Reply.Of(texts.Html(language, "follows.everyday", ("words", asked.Text))) with { EditsMessage = false };

    public Reply TooLong(Language language) => Say(texts.Html(language, "follows.tooLong", ("most", FollowedQuery.MaxTextLength)));

    public Reply Full(Language language) => Say(texts.Html(language, "follows.full", ("most", FollowStore.MaxOfOne)), MyFollows(language));

    /// <summary>A whole topic is better subscribed to; other words need one more.</summary>
    public Reply TooWide(FollowedQuery wanted, FollowFrequency frequency, Language language)
    {
        var text = texts.Html(language, "follows.tooWide", ("words", ShownQuery.Of(wanted.Text, language, Shown)), ("count", frequency.AWeek));
        return wanted.Query.Clauses is [{ IsNegated: false, AnyOf: [QueryTerm.Topic named] }] && topics.Find(named.Name) is { } topic
            ? Say(text, ReplyButton.Run(texts.Get(language, "follows.subscribe", ("topic", topic.Label(language))), $"/subscribe {topic.Id}"))
            : Say(text);
    }

    public Reply Following(FollowResult following, bool isPaused, QuietHours quiet, Language language)
    {
        var words = ShownQuery.Of(following.Wanted.Text, language, Shown);
        var text = HtmlText.Lines(
            following.Muted is { } muted
                ? texts.Html(language, "follows.addedMuted", ("words", words), ("muted", ShownQuery.Of(muted.Query, language, Shown)))
                : texts.Html(language, following.IsKnown ? "follows.known" : "follows.added", ("words", words)),
            following.IsKnown || following.Muted is not null ? HtmlText.Empty : quiet.IsNone ? texts.Html(language, "follows.anyHour") : texts.Html(language, "follows.quiet", ("from", DayText.Clock(quiet.From)), ("until", DayText.Clock(quiet.Until))),
            following.Wanted.Key == following.Asked.Key ? HtmlText.Empty : texts.Html(language, "follows.readAs", ("asked", PlainText.Shorten(following.Asked.Text, Shown))),
            following.Wanted.LeftOut.Count == 0 ? HtmlText.Empty : texts.Html(language, "follows.leftOut", ("limits", string.Join(' ', following.Wanted.LeftOut))),
            following.Frequency switch
            {
                { AWeek: > 0 and var aWeek } => texts.Html(language, "follows.often", ("count", aWeek)),
                { Matches: > 0 and var matches } => texts.Html(language, "follows.seldom", ("count", matches)),
                _ => texts.Html(language, "follows.notYet"),
            },
            isPaused ? texts.Html(language, "follows.paused") : HtmlText.Empty);
        List<IReadOnlyList<ReplyButton>> buttons = [[Unfollow(following.Wanted.Key, texts.Get(language, "follows.undo")), MyFollows(language)]];
        if (following.Muted is not null)
        {
            buttons.Insert(0, [ReplyButton.Run(texts.Get(language, "follows.unmute", ("words", ShownQuery.Of(following.Muted.Query, language, OnButton))), $"/unmute {following.Muted.Key}")]);
        }

        if (following.IsFound)
        {
            buttons.Insert(0, [ReplyButton.Run(texts.Get(language, "follows.newest"), $"/newest {following.Wanted.Key}")]);
        }

        return Say(text) with { Buttons = buttons, Toast = texts.Get(language, "follows.addedToast", ("words", PlainText.Shorten(words, OnButton))) };
    }

    public Reply List(IReadOnlyList<SavedQuery> follows, Language language) => follows.Count == 0
        ? Reply.Of(texts.Html(language, "follows.none"))
        : Reply.Of(HtmlText.Lines(
            [
                texts.Html(language, "follows.title", ("count", follows.Count)),
                .. follows.Select((follow, index) => HtmlText.Of($"{index + 1}. {ShownQuery.Of(follow.Query, language, Shown)}")),
                texts.Html(language, "follows.listEnd"),
            ])) with
        {
            Buttons = [.. follows.Select(follow => ReplyButton.Run(texts.Get(language, "follows.remove", ("words", ShownQuery.Of(follow.Query, language, OnButton))), $"/unfollow {follow.Key} {InList}")).Chunk(2)],
        };

    public Reply Unfollowed(SavedQuery gone, Language language) => Say(texts.Html(language, "follows.unfollowed", ("words", ShownQuery.Of(gone.Query, language, Shown)))) with
    {
        Buttons = [[ReplyButton.Run(texts.Get(language, "follows.again"), $"/follow {gone.Query}"), MyFollows(language)]],
        Toast = UnfollowedToast(gone, language),
    };

    public Reply UnfollowedAll(int count, Language language) => Say(texts.Html(language, count == 0 ? "follows.none" : "follows.unfollowedAll"));

    public Reply WasNotFollowed(IReadOnlyList<SavedQuery> left, Language language) => left.Count == 0
        ? Say(texts.Html(language, "follows.none")) with { Toast = UnfollowedToast(null, language) }
        : Say(texts.Html(language, "follows.wasNot"), MyFollows(language)) with { Toast = UnfollowedToast(null, language) };

    public string UnfollowedToast(SavedQuery? gone, Language language) => gone is null
        ? texts.Get(language, "follows.wasNot")
        : texts.Get(language, "follows.unfollowedToast", ("words", ShownQuery.Of(gone.Query, language, OnButton)));

    public static ReplyButton Unfollow(string key, string label) => ReplyButton.Run(label, $"/unfollow {key}");

    public ReplyButton MyFollows(Language language) => ReplyButton.Run(texts.Get(language, "follows.mine"), "/follows");

    private static Reply Say(HtmlText text, params ReplyButton[] buttons) =>
        Reply.Of(text) with { Buttons = buttons.Length == 0 ? [] : [buttons], EditsMessage = false };
}
