using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Schedule;

/// <summary>When alerts are held back: <c>/quiet 23-7</c>. What comes meanwhile is told afterwards, in one message.</summary>
internal sealed partial class QuietCommand(SubscriberStore subscribers, TextCatalogue texts)
{
    private static readonly QuietHours[] Offered = [QuietHours.Night, new(new TimeOnly(23, 0), new TimeOnly(7, 0)), new(new TimeOnly(19, 0), new TimeOnly(9, 0))];

    [ChatCommand("quiet", Access.GroupAdmins, Order = 135, Example = "commands.quiet.example")]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length == 0)
        {
            return Show("subscribers.quiet", (await subscribers.GetAsync(call.Target, call.Now, cancellationToken)).Quiet, null, call);
        }

        if (IsWholeDay(call.Arguments))
        {
            // Alerts that may never come would pile up.
            return Reply.Of(texts.Html(call.Language, "subscribers.quietWholeDay")) with
            {
                Buttons = [[ReplyButton.Run(texts.Get(call.Language, "subscribers.buttonPause"), "/pause"), ReplyButton.Run(texts.Get(call.Language, "subscribers.buttonFollows"), "/follows")]],
                EditsMessage = false,
            };
        }

        if (Read(call.Arguments) is not { } quiet)
        {
            return Reply.Of(texts.Html(call.Language, "subscribers.quietWrong", ("text", TimeCommand.Echo(call.Arguments)))) with { EditsMessage = false };
        }

        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known with { Quiet = quiet }, call.Now, cancellationToken);
        return Show("subscribers.quietSet", after.Quiet, before.Quiet, call);
    }

    /// <summary>Null where it is neither two times nor "none".</summary>
    internal static QuietHours? Read(string text) =>
        Off().IsMatch(TextFolding.Fold(text.Trim())) ? QuietHours.None
        : ReadSpan(text) is var (from, until) && from != until ? new QuietHours(from, until)
        : null;

    /// <summary>"0-24", "all day".</summary>
    internal static bool IsWholeDay(string text) => Always().IsMatch(TextFolding.Fold(text.Trim())) || (ReadSpan(text) is var (from, until) && from == until);

    private static (TimeOnly From, TimeOnly Until)? ReadSpan(string text) =>
        HourParser.TryTake(Between().Replace(TextFolding.Fold(text.Trim()), " "), out var from, out var rest) && HourParser.TryTake(rest, out var until, out rest) && string.IsNullOrWhiteSpace(rest)
            ? (from, until)
            : null;

    /// <summary>"22:00–08:00", or "none".</summary>
    internal static string Name(QuietHours quiet, TextCatalogue texts, Language language) => quiet.IsNone
        ? texts.Get(language, "subscribers.quietNone")
        : $"{DayText.Clock(quiet.From)}–{DayText.Clock(quiet.Until)}";

    private static string Line(QuietHours quiet) => quiet.IsNone ? "/quiet off" : $"/quiet {DayText.Clock(quiet.From)}-{DayText.Clock(quiet.Until)}";

    private Reply Show(string key, QuietHours quiet, QuietHours? before, CommandCall call)
    {
        var undo = before is null || before == quiet ? Array.Empty<ReplyButton>() : [ReplyButton.Run(texts.Get(call.Language, "subscribers.undo"), Line(before))];
        return Reply.Of(texts.Html(call.Language, quiet.IsNone ? "subscribers.quietOff" : key, ("hours", Name(quiet, texts, call.Language)))) with
        {
            Buttons =
            [
                [.. Offered.Append(QuietHours.None).Select(offer => ReplyButton.Choice(Name(offer, texts, call.Language), offer == quiet, Line(offer)))],
                [.. undo, ReplyButton.Run(texts.Get(call.Language, "subscribers.buttonSettings"), "/settings")],
            ],
        };
    }

    [GeneratedRegex(@"^(?:off|none|no|never|关|关闭|关掉|不要|无|没有|取消)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Off();

    [GeneratedRegex("^(?:all (?:day|the time)|always|24 ?h(?:ours?)?|24/7|全天|整天|24小时|一直)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Always();

    [GeneratedRegex(@"\s*(?:-|–|—|~|到|至|\bto\b|\buntil\b|\btill\b|\band\b|\bfrom\b|\bbetween\b|从)\s*", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Between();
}
