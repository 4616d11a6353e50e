using System.Globalization;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Broadcasts.Recipients;
using ChatDigestBot.Broadcasts.Running;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Broadcasts;

/// <summary>Shows a draft as its recipients will see it, whom it reaches, and the buttons that send, test, address and schedule it.</summary>
internal sealed class DraftReplies(TextCatalogue texts, TopicCatalogue topics, AudienceWords audiences)
{
    /// <summary>What recipients will see, under a line that says how many they are and until when it takes.</summary>
    public Reply Preview(Broadcast draft, BroadcastForecast forecast, TimeOnly localEnd, Language language)
    {
        var line = texts.Html(
            language,
            "broadcasts.preview",
            ("count", forecast.Recipients),
            ("duration", texts.Lasting(forecast.Lasts, language)),
            ("end", DayText.Clock(localEnd)));
        var panel = new Reply
        {
            Text = HtmlText.Join(
                "\n\n",
                [
                    draft.Audience.IsEverybody ? line : HtmlText.Lines(line, texts.Html(language, "broadcasts.audience", ("who", audiences.Of(draft.Audience, language)))),
                    .. draft.Message.FileId is null ? [draft.Message.Text] : Array.Empty<HtmlText>(),
                ]),
            Buttons =
            [
                [ReplyButton.Run(texts.Get(language, "broadcasts.sendNow", ("count", forecast.Recipients)), $"/broadcast_send {draft.Key}")],
                [ReplyButton.Run(texts.Get(language, "broadcasts.testOnMe"), $"/broadcast_test {draft.Key}")],
                [
                    ReplyButton.Run(texts.Get(language, "broadcasts.chooseAudience"), $"/broadcast_to {draft.Key}"),
                    ReplyButton.Run(texts.Get(language, "broadcasts.schedule"), $"/broadcast_at {draft.Key}"),
                ],
                [ReplyButton.Run(texts.Get(language, "broadcasts.discard"), $"/broadcast_cancel {draft.Key}")],
            ],
        };
        return panel;
    }

    /// <summary>The message itself, as a new one.</summary>
    public static Reply Shown(Broadcast draft) => Reply.Of(draft.Message.Text) with { PassesOn = FileOf(draft), EditsMessage = false };

    /// <summary>Asks once more before something is taken back or changed everywhere.</summary>
    public Reply Confirm(Broadcast draft, BroadcastForecast forecast, Language language)
    {
        var word = draft.Act == BroadcastAct.Recall ? "recall" : "correct";
        return new Reply
        {
            Text = HtmlText.Join(
                "\n\n",
                [
                    texts.Html(language, $"broadcasts.{word}Ask", ("id", draft.AboutId ?? 0), ("count", forecast.Recipients), ("duration", texts.Lasting(forecast.Lasts, language))),
                    .. draft.Act == BroadcastAct.Correct ? [draft.Message.Text] : Array.Empty<HtmlText>(),
                ]),
            Buttons =
            [
                [ReplyButton.Run(texts.Get(language, $"broadcasts.{word}Now", ("count", forecast.Recipients)), $"/broadcast_send {draft.Key}")],
                [ReplyButton.Run(texts.Get(language, "broadcasts.leaveIt"), $"/broadcast_cancel {draft.Key}")],
            ],
            EditsMessage = false,
        };
    }

    /// <summary>On which page of the audience a topic has its button.</summary>
    public int PageOf(string topicId) => ButtonPage<Topic>.NumberOf(topics.Current.Topics, topic => topic.Id == topicId);

    /// <summary>Who shall get it; each button says what shall be.</summary>
    /// <param name="page">Of hundreds of topics; from 1.</param>
    public Reply ChooseAudience(Broadcast draft, int recipients, int page, Language language)
    {
        var audience = draft.Audience;
        var shown = ButtonPage<Topic>.Of(topics.Current.Topics, page);
        ReplyButton Button(string label, bool isOn, string what) => ReplyButton.Choice(label, isOn, $"/broadcast_to {draft.Key} {what}");
        string Word(string key) => texts.Get(language, $"broadcasts.to.{key}");
        return new Reply
        {
            Text = HtmlText.Lines(
                texts.Html(language, "broadcasts.audienceTitle", ("count", recipients)),
                texts.Html(language, "broadcasts.audience", ("who", audiences.Of(audience, language))),
                texts.Html(language, "broadcasts.audienceIds", ("key", draft.Key))),
            Buttons =
            [
                [Button(Word("everybody"), audience.IsEverybody, "everybody")],
                [
                    Button(Word("people"), audience.HasPeople, audience.HasPeople ? "-people" : "+people"),
                    Button(Word("groups"), audience.HasGroups, audience.HasGroups ? "-groups" : "+groups"),
                    Button(Word("channels"), audience.HasChannels, audience.HasChannels ? "-channels" : "+channels"),
                ],
                [
                    .. Languages.All.Select(each => Button(texts.Get(each, "broadcasts.to.thisLanguage"), audience.Language == each, audience.Language == each ? "language any" : $"language {each.Tag()}")),
                ],
                [
                    .. Audience.OfferedDays.Select(days => Button(
                        texts.Get(language, "broadcasts.to.days", ("count", days)), audience.ActiveDays == days, audience.ActiveDays == days ? "days any" : string.Create(CultureInfo.InvariantCulture, $"days {days}"))),
                ],
                .. shown.Shown
                    .Select(topic => Button(topic.Name(language), audience.Topics.Contains(topic.Id), (audience.Topics.Contains(topic.Id) ? "-topic " : "+topic ") + topic.Id))
                    .Chunk(3),
                .. PageTurns.Of(texts, language, shown.Number, shown.Count, number => string.Create(CultureInfo.InvariantCulture, $"/broadcast_to {draft.Key} page {number}")),
                [ReplyButton.Run(texts.Get(language, "broadcasts.back"), $"/broadcast_preview {draft.Key}")],
            ],
        };
    }

    /// <summary>When it shall begin.</summary>
    /// <param name="name">The key of a draft, or the number of one that is scheduled.</param>
    public Reply ChooseTime(string name, IReadOnlyList<DateTime> choices, DateOnly today, string? back, Language language) => new()
    {
        Text = texts.Html(language, "broadcasts.scheduleTitle", ("name", name)),
        Buttons =
        [
            .. choices.Select(local => new[]
            {
                ReplyButton.Run(DayText.When(texts, language, local, today), string.Create(CultureInfo.InvariantCulture, $"/broadcast_at {name} {local:yyyy-MM-dd HH:mm}")),
            }).Chunk(2).Select(pair => pair.SelectMany(one => one).ToArray()),
            .. back is null ? [] : new[] { new[] { ReplyButton.Run(texts.Get(language, "broadcasts.back"), back) } },
        ],
    };

    private static SentFile? FileOf(Broadcast draft) => draft.Message.FileId is { } id ? new SentFile(draft.Message.Kind == ContentKind.Photo, id) : null;
}
