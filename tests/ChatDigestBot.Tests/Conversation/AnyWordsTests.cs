using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Zones;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Conversation;

/// <summary>Whatever people type is read or refused, and never a fault.</summary>
public sealed class AnyWordsTests
{
    private static readonly Gen<string> Scraps = Gen.Elements(
        "/", "／", "@", "＠", "search", "START", "智慧城市", "8", "23", ":", "：", "点", "半", "刻", "周", "一", "十", "到", "-", "mon", "fri", "pm", "早上", "utc", "+", "东", "区", "Berlin",
        " ", "\u3000", "\n", "\t", "🤖", "\ud83e", "\udd16", "\0", "<b>", "&", ".", ",", "、", "../", "\u200b", "é");

    private static readonly Arbitrary<string> Typed = Gen.ListOf(Scraps).Select(string.Concat).ToArbitrary();

    [Fact]
    public void A_command_read_from_any_text_has_a_name_without_space_and_arguments_trimmed() => Check(text =>
        !CommandParser.TryParse(text, out var command)
        || (command.Name.Length > 0 && !command.Name.Any(char.IsWhiteSpace) && command.Arguments == command.Arguments.Trim() && text.Contains(command.Arguments, StringComparison.Ordinal)));

    [Fact]
    public void Any_text_is_an_hour_or_none_and_days_or_none() => Check(text =>
    {
        HourParser.TryTake(text, out _, out var rest);
        return !DayParser.TryRead(rest, out var days) || days is > DigestDays.None and <= DigestDays.Every;
    });

    [Fact]
    public void Any_text_is_a_zone_or_none() => Check(text => ZoneFinder.Find(text) is null or { HasIanaId: true });

    [Fact]
    public void Any_text_is_a_pause_or_none() => Check(text => !PauseCommand.TryReadDays(text, out var days) || days is null or (>= 1 and <= 365));

    [Fact]
    public void A_suggestion_is_always_one_of_the_names() => Check(text => NearestName.Find(text, ["start", "stop", "智慧城市"], 2).All(name => name is "start" or "stop" or "智慧城市"));

    private static void Check(Func<string, bool> holds) => Prop.ForAll(Typed, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
