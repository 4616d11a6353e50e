using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

internal sealed class SettingsCommand(SubscriberStore subscribers, FollowStore follows, TopicsView view, NextDigestText next, TextCatalogue texts)
{
    [ChatCommand("settings", Access.Everyone, Order = 160)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (language, now) = (call.Language, call.Now);
        var known = await subscribers.GetAsync(call.Target, now, cancellationToken);
        var followed = await follows.CountAsync(call.Target, cancellationToken);
        var topics = known.Subscriptions.Count == 0 ? texts.Get(language, "subscribers.settingsNoTopics") : view.Names(known.TopicIds, language);
        var text = HtmlText.Lines(
            texts.Html(language, "subscribers.settings"),
            texts.Html(language, "subscribers.settingsTopics", ("topics", topics)),
            followed == 0 ? HtmlText.Empty : texts.Html(language, "subscribers.settingsFollows", ("count", followed)),
            texts.Html(language, "subscribers.settingsTime", ("days", next.Days(known.Hours.Days, language)), ("time", NextDigestText.Clock(known.Hours.Time))),
            texts.Html(language, "subscribers.settingsZone", ("zone", ZoneFinder.Name(known.Hours.Zone, language))),
            texts.Html(language, "subscribers.settingsLanguage"),
            texts.Html(language, ArticlesCommand.Key(known)),
            Paused(known, now, language),
            HtmlText.Encode(next.Sentence(known, now, language)));
        return Reply.Of(text) with { Buttons = Buttons(known.IsPaused(now), language), EditsMessage = false };
    }

    private HtmlText Paused(Subscriber known, DateTimeOffset now, Language language) => known switch
    {
        _ when !known.IsPaused(now) => HtmlText.Empty,
        { PausedUntil: var until } when until >= Subscriber.Forever => texts.Html(language, "subscribers.settingsPausedOpen"),
        _ => texts.Html(language, "subscribers.settingsPaused", ("until", next.Date(known.PausedUntil!.Value, known.Hours.Zone, language))),
    };

    private IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons(bool isPaused, Language language) =>
    [
        [ReplyButton.Run(texts.Get(language, "subscribers.buttonTopics"), "/topics"), ReplyButton.Run(texts.Get(language, "subscribers.buttonTime"), "/time")],
        [ReplyButton.Run(texts.Get(language, "subscribers.buttonZone"), "/timezone"), ReplyButton.Run(texts.Get(language, "subscribers.buttonLanguage"), "/language")],
        [isPaused ? ReplyButton.Run(texts.Get(language, "subscribers.buttonResume"), "/resume") : ReplyButton.Run(texts.Get(language, "subscribers.buttonPause"), "/pause")],
    ];
}
