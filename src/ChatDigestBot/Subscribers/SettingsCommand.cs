using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.SavedQueries;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Subscribers.Zones;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers;

/// <summary>Everything on one screen; each line has its button, and each of those an undo.</summary>
internal sealed class SettingsCommand(SubscriberStore subscribers, FollowStore follows, MuteStore mutes, TopicsView view, NextDigestText next, TextCatalogue texts)
{
    [ChatCommand("settings", Access.Everyone, Order = 160)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (language, now) = (call.Language, call.Now);
        var known = await subscribers.GetAsync(call.Target, now, cancellationToken);
        var followed = await follows.CountAsync(call.Target, cancellationToken);
        var muted = await mutes.CountAsync(call.Target, cancellationToken);
        var topics = known.Subscriptions.Count == 0 ? texts.Get(language, "subscribers.settingsNoTopics") : view.Names(known.TopicIds, language);
        var text = HtmlText.Lines(
            texts.Html(language, "subscribers.settings"),
            texts.Html(language, "subscribers.settingsTopics", ("topics", topics)),
            followed == 0 ? HtmlText.Empty : texts.Html(language, "subscribers.settingsFollows", ("count", followed)),
            muted == 0 ? HtmlText.Empty : texts.Html(language, "subscribers.settingsMutes", ("count", muted)),
            texts.Html(language, "subscribers.settingsTime", ("days", next.Days(known.Hours.Days, language)), ("time", next.Times(known.Hours, language))),
            texts.Html(language, "subscribers.settingsZone", ("zone", ZoneFinder.Name(known.Hours.Zone, language))),
            texts.Html(language, "subscribers.settingsQuiet", ("hours", QuietCommand.Name(known.Quiet, texts, language))),
            texts.Html(language, "subscribers.settingsLanguage", ("language", call.Chat.Language.OwnName())),
            texts.Html(language, ArticlesCommand.Key(known)),
            Paused(known, now, language),
            HtmlText.Encode(next.Sentence(known, now, language)));
        return Reply.Of(text) with { Buttons = Buttons(known, known.IsPaused(now), language), EditsMessage = false };
    }

    private HtmlText Paused(Subscriber known, DateTimeOffset now, Language language) => known switch
    {
        _ when !known.IsPaused(now) => HtmlText.Empty,
        { PausedUntil: var until } when until >= Subscriber.Forever => texts.Html(language, "subscribers.settingsPausedOpen"),
        _ => texts.Html(language, "subscribers.settingsPaused", ("until", DayText.Date(texts, language, known.PausedUntil!.Value, now, known.Hours.Zone))),
    };

    private IReadOnlyList<IReadOnlyList<ReplyButton>> Buttons(Subscriber known, bool isPaused, Language language)
    {
        ReplyButton Button(string key, string line) => ReplyButton.Run(texts.Get(language, key), line);

        return
        [
            [Button("subscribers.buttonTopics", "/topics"), Button("subscribers.buttonTime", "/time")],
            [Button("subscribers.buttonFollows", "/follows"), Button("subscribers.buttonMutes", "/mute")],
            [Button("subscribers.buttonZone", "/timezone"), Button("subscribers.buttonQuiet", "/quiet")],
            [Button("subscribers.buttonLanguage", "/language"), ArticlesCommand.Button(known, texts, language)],
            [Button("subscribers.buttonTastes", "/tastes"), isPaused ? Button("subscribers.buttonResume", "/resume") : Button("subscribers.buttonPause", "/pause")],
        ];
    }
}
